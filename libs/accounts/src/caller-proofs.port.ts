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
  /** @returns null when neither is this actor's, of this account and still good. */
  abstract entitlement(claimed: ClaimedEntitlement): Promise<ResetEntitlement | null>;
}
