import { isExpired, isLocked, type Account, type FailureReason } from '@keyledger/accounts';
import type { NewSignInEvent } from '../sign-in.events.js';
import type { SignInSource } from '../sign-in-source.js';
import type { PasswordCheck } from './check-credential.js';

export interface SignInAttempt {
  readonly accountId: string;
  readonly account: Account;
  /** Of the account's last event. */
  readonly accountRevision: number;
  readonly check: PasswordCheck;
  /** Whether the mailbox's owner is no longer with the company. */
  readonly ownerLeft: boolean;
  readonly sessionId: string;
  /** Where it comes from, as events keep it. */
  readonly source: SignInSource;
  /** Whether the person has power over others: their network is kept longer, for audit. */
  readonly administrator: boolean;
  readonly now: Date;
}

/** Why this attempt fails, or null. What the account's state says comes before what the password says. */
export function failureReason({
  account,
  check,
  ownerLeft,
  now,
}: Pick<SignInAttempt, 'account' | 'check' | 'ownerLeft' | 'now'>): FailureReason | null {
  if (account.frozen) return 'FROZEN';
  if (account.suspended) return 'SUSPENDED';
  if (isLocked(account, now)) return 'LOCKED';
  if (!account.credential || check === 'NONE') return 'CREDENTIAL_UNKNOWN';
  if (check === 'LOST') return 'CREDENTIAL_LOST';
  if (check === 'WRONG') return 'WRONG_PASSWORD';
  if (isExpired(account.credential, now)) return 'CREDENTIAL_EXPIRED';
  return ownerLeft ? 'OWNER_LEFT' : null;
}

/** The fact to be recorded: a failed sign-in is one as well. */
export function decideSignIn(attempt: SignInAttempt): readonly [NewSignInEvent] {
  const { accountId, source, account } = attempt;
  const facts = { accountId, ...source };
  const reason = failureReason(attempt);
  const { credential } = account;
  if (reason !== null || !credential) {
    const { device, ...others } = facts;
    const data = { ...others, device: device.shown, reason: reason ?? 'CREDENTIAL_UNKNOWN' };
    return [{ type: 'SignInFailed', data }];
  }
  return [
    {
      type: 'SignInSucceeded',
      data: {
        ...facts,
        device: facts.device.shown ?? facts.device.given,
        sessionId: attempt.sessionId,
        credentialId: credential.id,
        accountRevision: attempt.accountRevision,
        mustChangePassword: mustChange(account),
        administratorNetwork: attempt.administrator ? source.network : null,
      },
    },
  ];
}

/** A temporary password is good for signing in until it expires, and for nothing but changing it. */
export function mustChange({ credential }: Pick<Account, 'credential'>): boolean {
  return credential?.kind === 'TEMPORARY';
}
