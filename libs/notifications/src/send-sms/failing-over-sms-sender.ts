import { MessageNotSent, type Accepted } from '../send-message/index.js';
import type { Sms } from './sms.js';
import { SmsSender } from './sms-sender.port.js';

/** Tries vendors in their order: the next one only when the one before certainly did not accept, and another might. */
export class FailingOverSmsSender extends SmsSender {
  readonly available = true;

  /** @param passedOn told why a vendor was passed over, since the message itself then shows nothing of it. */
  constructor(
    private readonly vendors: readonly SmsSender[],
    private readonly passedOn: (why: MessageNotSent) => void = () => undefined,
  ) {
    super();
  }

  async send(sms: Sms): Promise<Accepted> {
    const failures: MessageNotSent[] = [];
    for (const vendor of this.vendors) {
      failures.slice(-1).forEach((failure) => this.passedOn(failure));
      try {
        return await vendor.send(sms);
      } catch (error) {
        if (!(error instanceof MessageNotSent)) throw error;
        failures.push(error);
      }
    }
    throw new MessageNotSent(failures.map(({ code }) => code).join(', '));
  }

  async close(): Promise<void> {
    await Promise.all(this.vendors.map((vendor) => vendor.close()));
  }
}
