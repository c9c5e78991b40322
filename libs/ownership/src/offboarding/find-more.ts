import { MOST_MAILBOXES } from './offboarding.events.js';
import type { Offboarding } from './offboarding.state.js';

/** The next of a person's mailboxes to be listed: those that are not yet, as many as one event holds. */
export function findMore(
  theirs: readonly string[],
  { accountIds }: Pick<Offboarding, 'accountIds'>,
): string[] {
  const listed = new Set(accountIds);
  return theirs.filter((accountId) => !listed.has(accountId)).slice(0, MOST_MAILBOXES);
}
