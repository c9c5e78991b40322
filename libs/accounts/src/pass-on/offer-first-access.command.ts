import type { Rejection } from '@keyledger/kernel';
import type { CommandContext, Position } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';

export type FirstAccess =
  | {
      readonly outcome: 'offered';
      /** Null: the new owner has no channel that a link could go to. */
      readonly channelId: string | null;
      readonly position: Position | null;
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

/**
 * Sends the new owner a one-time link to set a password by, on a channel of their own. Ids are the change's, so that it goes
 * once. Where a password was set meanwhile, nothing is sent.
 */
export class OfferFirstAccess extends Command<FirstAccess> {
  constructor(
    readonly context: CommandContext,
    readonly accountId: string,
    readonly changeId: string,
  ) {
    super();
  }
}
