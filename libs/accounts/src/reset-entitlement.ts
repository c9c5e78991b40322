import type { Position } from '@keyledger/event-store';
import type { Account } from './account.state.js';

/** What a help desk may reset an account on, once: a proof of who calls, or a second person's approval. */
export interface ResetEntitlement {
  /** The event that gave it; the reset's events name it as what caused them. */
  readonly eventId: string;
  /** Where it lies in the log, an approval's from its request on: a reset after that has used it up. */
  readonly since: Position;
  /** The password that it may replace; null: there was none. */
  readonly credentialId: string | null;
}

/** Whether nothing came between: the same password is in force, and nobody has reset it since. */
export function stillEntitles(
  { since, credentialId }: Pick<ResetEntitlement, 'since' | 'credentialId'>,
  { credential, resetAt }: Pick<Account, 'credential' | 'resetAt'>,
): boolean {
  const untouched = resetAt === null || resetAt < since;
  return untouched && (credential?.id ?? null) === credentialId;
}
