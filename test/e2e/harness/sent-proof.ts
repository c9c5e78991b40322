import { untilEvent } from './event-log.js';
import type { Person } from './organization.js';
import type { RunningKeyledger } from './running-keyledger.js';

export interface SentProof {
  readonly code: string;
  /** Of the link; null where the message has none. */
  readonly path: string | null;
}

/**
 * What came to a channel by which somebody proves themselves, once it is there.
 * @param nth of the messages that were sent about the person's mailbox.
 */
export async function sentProof(
  running: RunningKeyledger,
  { stream }: Pick<Person, 'stream'>,
  destination: string,
  nth = 1,
): Promise<SentProof> {
  await untilEvent(running, stream, 'NotificationSent', nth);
  const [message] = running.outbox.messagesTo(destination);
  const [, plain = ''] = message?.text.split(/\n\n(.*?)(?:\n--part-|$)/s) ?? [];
  const code = /\b\d{6}\b/.exec(plain)?.[0];
  if (code === undefined) throw new Error(`No code came to ${destination}`);
  return { code, path: /\/r\/[\w-]{43}/.exec(plain)?.[0] ?? null };
}
