import type { CommandContext, Position } from '@keyledger/event-store';
import type { Rejection, Scope, Secret } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';

export type CallerProved =
  | {
      readonly outcome: 'proved';
      /** Until when a reset may rest on the proof. */
      readonly goodUntil: Date;
      readonly position: Position | null;
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * Enters the code that a caller read back. Rejections: `NotFound`, those of rank and department; `VerificationCodeWrong`
 * (`params.triesLeft`); `VerificationCodeExpired` when it is used, void or too old, which of these is not told.
 */
export class ProveCaller extends Command<CallerProved> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly verificationId: string,
    readonly code: Secret,
  ) {
    super();
  }
}
