import type { Actor } from '@keyledger/kernel';
import type { ResetEntitlement } from './reset-entitlement.js';

/** What a caller of `resetPassword` says that they may reset on. */
export interface ClaimedEntitlement {
  readonly accountId: string;
  readonly actor: Actor;
  readonly callerVerificationId: string | null;
  readonly approvalId: string | null;
}

/** Answers from the streams, at the moment of use, what a help desk may reset an account on. Also the Nest token. */
export abstract class CallerProofs {
  /** @returns those that are this actor's, of this account and not too old; whether one was used the account says. */
  abstract entitlements(claimed: ClaimedEntitlement): Promise<readonly ResetEntitlement[]>;
}
