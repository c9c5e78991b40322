import { MessageRefused, type Accepted } from '../send-message/index.js';
import { NoticeSender } from './notice-sender.port.js';

/** Until a work platform is connected. */
export class NoNoticeSender extends NoticeSender {
  readonly available = false;

  send(): Promise<Accepted> {
    return Promise.reject(new MessageRefused('RECIPIENT_REFUSED'));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
