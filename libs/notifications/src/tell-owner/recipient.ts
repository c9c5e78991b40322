/**
 * Whom a job tells: a channel of the mailbox's owner or of a witness (another owner of the organization, told of a
 * recovery), the mailbox itself, the platform that the company works with, or nobody, which is written down.
 */
export type Recipient =
  | { readonly place: 'CHANNEL'; readonly channelId: string; readonly witnessId: string | null }
  | { readonly place: 'MAILBOX'; readonly channelId: null; readonly witnessId: null }
  | { readonly place: 'NOTICE'; readonly channelId: null; readonly witnessId: null }
  | { readonly place: 'NOWHERE'; readonly channelId: null; readonly witnessId: null };

export const MAILBOX: Recipient = { place: 'MAILBOX', channelId: null, witnessId: null };
export const NOTICE: Recipient = { place: 'NOTICE', channelId: null, witnessId: null };
export const NOWHERE: Recipient = { place: 'NOWHERE', channelId: null, witnessId: null };

const WORDS: Readonly<Record<string, string>> = { MAILBOX: 'mailbox', NOTICE: 'notice' };

/** Tells the recipients of one event apart, in ids of jobs, messages and commands. */
export function nameOf(recipient: Pick<Recipient, 'channelId'> & { place?: string }): string {
  return recipient.channelId ?? WORDS[recipient.place ?? 'NOWHERE'] ?? 'nobody';
}
