import { isExpired, isLocked, type Account } from '@keyledger/accounts';
import type { Client, FailureReason, NewSignInEvent } from '../sign-in.events.js';
import type { PasswordCheck } from './check-credential.js';

export interface SignInAttempt {
  readonly accountId: string;
  readonly account: Account;
  /** Of the account's last event. */
  readonly accountRevision: number;
  readonly check: PasswordCheck;
  readonly sessionId: string;
  readonly network: string;
  readonly userAgent: string | null;
  readonly client: Client;
  /** Whether the person has power over others: their network is kept longer, for audit. */
  readonly administrator: boolean;
  readonly now: Date;
}

/** Why this attempt fails, or null. What the account's state says comes before what the password says. */
export function failureReason({
  account,
  check,
  now,
}: Pick<SignInAttempt, 'account' | 'check' | 'now'>): FailureReason | null {
  if (account.suspended) return 'SUSPENDED';
  if (isLocked(account, now)) return 'LOCKED';
  if (!account.credential || check === 'NONE') return 'CREDENTIAL_UNKNOWN';
  if (check === 'LOST') return 'CREDENTIAL_LOST';
  if (check === 'WRONG') return 'WRONG_PASSWORD';
  return isExpired(account.credential, now) ? 'CREDENTIAL_EXPIRED' : null;
}

/** The fact to be recorded: a failed sign-in is one as well. */
export function decideSignIn(attempt: SignInAttempt): readonly [NewSignInEvent] {
  const { accountId, network, userAgent, client, account } = attempt;
  const facts = { accountId, network, userAgent, client };
  const reason = failureReason(attempt);
  const { credential } = account;
  if (reason !== null || !credential) {
    const data = { ...facts, reason: reason ?? 'CREDENTIAL_UNKNOWN' };
    return [{ type: 'SignInFailed', data }];
  }
  return [
    {
      type: 'SignInSucceeded',
      data: {
        ...facts,
        sessionId: attempt.sessionId,
        credentialId: credential.id,
        accountRevision: attempt.accountRevision,
        mustChangePassword: mustChange(account),
        administratorNetwork: attempt.administrator ? network : null,
      },
    },
  ];
}

/** A temporary password is good for signing in until it expires, and for nothing but changing it. */
export function mustChange({ credential }: Pick<Account, 'credential'>): boolean {
  return credential?.kind === 'TEMPORARY';
}
