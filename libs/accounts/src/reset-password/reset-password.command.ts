import type { ReasonCode, Rejection, Scope, Secret } from '@keyledger/kernel';
import type { CommandContext, Position } from '@keyledger/event-store';
import type { ResetMethod } from '@keyledger/organizations';
import { Command } from '@nestjs/cqrs';

/** What the admin gets to hand over: a secret once, or word of where the person finds it. */
export type ResetSecret =
  | {
      readonly kind: 'TEMPORARY_PASSWORD';
      readonly password: Secret;
      readonly expiresAt: Date;
      /** False while the provider has yet to apply it. */
      readonly effective: boolean;
    }
  | { readonly kind: 'LINK_SENT'; readonly channelId: string; readonly expiresAt: Date }
  | { readonly kind: 'ALREADY_SHOWN' };

export type ResetResult =
  | { readonly outcome: 'reset'; readonly position: Position | null; readonly secret: ResetSecret }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/** What a help desk resets on, where its organization asks for it; plain ids, null where none was named. */
export interface NamedProof {
  readonly callerVerificationId: string | null;
  readonly approvalId: string | null;
}

/** An admin gives an employee's mailbox a new password; every session of the account ends at once. */
export class ResetPassword extends Command<ResetResult> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext & { readonly reasonCode: ReasonCode },
    readonly accountId: string,
    readonly named: NamedProof,
    /** In place of the one that the organization's policy says; null: that one. */
    readonly method: ResetMethod | null = null,
  ) {
    super();
  }
}
