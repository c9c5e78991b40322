import { untilEvent } from './event-log.js';
import { codeIn, linkIn } from './forgotten-password.js';
import type { Person } from './organization.js';
import type { RunningKeyledger } from './running-keyledger.js';

export interface SentProof {
  readonly code: string;
  /** Where the link leads; null where the message has none. */
  readonly path: string | null;
}

/**
 * What came to an address or telephone by which somebody proves themselves, once it is there.
 * @param nth of the messages that were sent about the person's mailbox.
 */
export async function sentProof(
  running: RunningKeyledger,
  { stream }: Pick<Person, 'stream'>,
  destination: string,
  nth = 1,
): Promise<SentProof> {
  await untilEvent(running, stream, 'NotificationSent', nth);
  const { outbox } = running;
  const [mail] = outbox.messagesTo(destination);
  const [sms] = outbox.textMessagesTo(destination);
  // Past the headers and the first part's mark: their ids may hold six digits in a row.
  const said =
    mail?.text.split(/^Content-Type: text\/plain.*$/m)[1] ?? sms?.text.split('\n\n')[1] ?? '';
  return { code: codeIn(said), path: said.includes('/r/') ? `/r/${linkIn(said)}` : null };
}
