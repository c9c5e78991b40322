import { MessageRefused, SmsSender } from '@keyledger/notifications';

/** Sends no text message: there is no vendor. */
export class NoSmsSender extends SmsSender {
  send(): Promise<never> {
    return Promise.reject(new MessageRefused('NO_SMS_VENDOR'));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
