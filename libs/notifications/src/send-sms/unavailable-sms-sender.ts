import { MessageRefused } from '../send-message/index.js';
import { SmsSender } from './sms-sender.port.js';

/** Where the installation names no vendor and has no outbox: nothing can be sent, and whoever asks can know. */
export class UnavailableSmsSender extends SmsSender {
  readonly available = false;

  send(): Promise<never> {
    return Promise.reject(new MessageRefused('NO_SMS_VENDOR'));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
