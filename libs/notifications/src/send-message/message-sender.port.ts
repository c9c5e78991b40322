import type { Accepted, Message } from './message.js';

/** Hands messages to whatever carries them. Also the Nest token. */
export abstract class MessageSender {
  /**
   * Resolves once the next server answers for the message. May be called again with the same message; the repeat
   * carries the same Message-ID.
   * @throws MessageRefused when sending it again is of no use
   * @throws MessageNotSent when it may go better later
   */
  abstract send(message: Message): Promise<Accepted>;

  /** Lets messages under way finish and closes connections. Safe to call twice. */
  abstract close(): Promise<void>;
}
