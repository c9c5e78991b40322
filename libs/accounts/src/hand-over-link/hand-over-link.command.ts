import type { Rejection, Secret } from '@keyledger/kernel';
import type { CommandContext, Position } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';

export type HandOverResult =
  | {
      readonly outcome: 'issued';
      readonly position: Position | null;
      /** Of the set-password link, shown once; null when this command was carried out before. */
      readonly token: Secret | null;
      readonly expiresAt: Date;
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * Issues a set-password link that whoever sits at the machine hands over in person; no channel gets it. The old
 * password is void at once. Rejections: `NotFound`, `AccountSuspended`, `ResetInProgress`.
 */
export class HandOverLink extends Command<HandOverResult> {
  constructor(
    readonly context: CommandContext,
    readonly accountId: string,
  ) {
    super();
  }
}
