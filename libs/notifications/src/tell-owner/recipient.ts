/**
 * Whom a job tells: a channel of the mailbox's owner or of a witness (another owner of the organization, told of a
 * recovery), the mailbox itself, or nobody, which is written down where nobody can be reached.
 */
export type Recipient =
  | { readonly place: 'CHANNEL'; readonly channelId: string; readonly witnessId: string | null }
  | { readonly place: 'MAILBOX'; readonly channelId: null; readonly witnessId: null }
  | { readonly place: 'NOBODY'; readonly channelId: null; readonly witnessId: null };

export const MAILBOX: Recipient = { place: 'MAILBOX', channelId: null, witnessId: null };
export const NOBODY: Recipient = { place: 'NOBODY', channelId: null, witnessId: null };

/** Tells the recipients of one event apart, in ids of jobs, messages and commands. */
export function nameOf(recipient: Pick<Recipient, 'channelId'> & { place?: string }): string {
  return recipient.channelId ?? (recipient.place === 'MAILBOX' ? 'mailbox' : 'nobody');
}
