import type { Rejection, Secret } from '@keyledger/kernel';
import type { CommandContext, Position } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';

export type RecoveryResult =
  | {
      readonly outcome: 'recovered';
      readonly position: Position | null;
      /** The temporary password, shown once; null when this command was carried out before. */
      readonly password: Secret | null;
      readonly expiresAt: Date;
      /** False while the provider has yet to apply it. */
      readonly effective: boolean;
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * Break-glass on the host: gives a mailbox a temporary password whatever locked it, and lifts locks and suspensions.
 * Rejections: `NotFound`, `ResetInProgress`, `Busy`.
 */
export class RecoverAccount extends Command<RecoveryResult> {
  constructor(
    readonly context: CommandContext,
    readonly accountId: string,
  ) {
    super();
  }
}
