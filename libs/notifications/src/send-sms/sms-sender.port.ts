import type { Accepted } from '../send-message/index.js';
import type { Sms } from './sms.js';

/** Hands text messages to whatever carries them. Also the Nest token. */
export abstract class SmsSender {
  /** Whether text messages can be sent at all: false where the installation names no vendor. */
  abstract readonly available: boolean;

  /**
   * Resolves once a vendor accepted the message. No vendor's API is idempotent, so a message whose acceptance is unknown
   * is never tried again: not by the sender, not by its caller.
   * @throws MessageRefused when sending it again is of no use, `OUTCOME_UNKNOWN` among them
   * @throws MessageNotSent when no vendor accepted it and it may go better later
   */
  abstract send(sms: Sms): Promise<Accepted>;

  /** Lets messages under way finish. Safe to call twice. */
  abstract close(): Promise<void>;
}
