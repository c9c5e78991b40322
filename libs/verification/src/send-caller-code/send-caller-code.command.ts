import type { CommandContext, Position } from '@keyledger/event-store';
import type { Rejection, Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';

export type CallerCodeSent =
  | {
      readonly outcome: 'sent';
      readonly verificationId: string;
      /** Where the code goes, masked; null when the channel is gone by now. */
      readonly masked: string | null;
      readonly expiresAt: Date;
      readonly position: Position | null;
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * Somebody calls a help desk: a code goes to a recovery channel of the mailbox's owner, to be read back. The same command
 * again answers the same verification. Rejections: `NotFound`, those of rank and department, `ChannelCannotProve`,
 * `RateLimited`.
 */
export class SendCallerCode extends Command<CallerCodeSent> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly accountId: string,
    readonly channelId: string,
  ) {
    super();
  }
}
