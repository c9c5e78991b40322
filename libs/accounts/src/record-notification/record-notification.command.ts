import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';
import type { MessageKind, NotificationPlace } from '../account.events.js';

export interface NotificationOutcome {
  readonly notificationId: string;
  readonly message: MessageKind;
  readonly place: NotificationPlace;
  /** Of the place CHANNEL. */
  readonly channelId: string | null;
  /** Null: a sender accepted it; otherwise why not, upper snake case. */
  readonly failure: string | null;
}

/** Writes down that the owner was told, or could not be. */
export class RecordNotification extends Command<AccountChanged> {
  constructor(
    readonly context: CommandContext,
    readonly accountId: string,
    readonly result: NotificationOutcome,
  ) {
    super();
  }
}
