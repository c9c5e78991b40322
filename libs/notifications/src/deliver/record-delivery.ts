import { RecordNotification, type MessageKind, type NotificationPlace } from '@keyledger/accounts';
import { derivedId } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';

/** What every try at a message has failed with that is not tried again. */
export const GAVE_UP = 'GAVE_UP';

/** The event that a message follows from, and whose job sends it. */
export interface DeliveryCause {
  /** The reactor's name. */
  readonly by: string;
  readonly organizationId: string;
  readonly correlationId: string;
  readonly eventId: string;
}

export interface DeliveryResult {
  readonly message: MessageKind;
  /** Tells the recipients of one event apart: a channel's id, or a word. */
  readonly to: string;
  readonly place: NotificationPlace;
  /** Of the place CHANNEL. */
  readonly channelId: string | null;
  /** Null: a sender accepted it. */
  readonly failure: string | null;
}

/** The id of the message that an event makes for one recipient: the same at every try. */
export function notificationId(eventId: string, to: string): string {
  return derivedId('notification', eventId, to);
}

/** Writes down what came of a message, once for each recipient. */
@Injectable()
export class RecordDelivery {
  constructor(private readonly commands: CommandBus) {}

  async record(
    { by, organizationId, correlationId, eventId }: DeliveryCause,
    accountId: string,
    { message, to, place, channelId, failure }: DeliveryResult,
  ): Promise<void> {
    // Under an id of its own, so that a dead letter that is sent again can still be recorded as sent.
    const stage = failure === GAVE_UP ? ['given-up'] : [];
    const context = {
      organizationId,
      actor: { kind: 'SYSTEM', id: `reactor:${by}`, role: null },
      commandId: [eventId, by, to, ...stage].join(':'),
      correlationId,
      causationId: eventId,
    } as const;
    const id = notificationId(eventId, to);
    const result = { notificationId: id, message, place, channelId, failure };
    await this.commands.execute(new RecordNotification(context, accountId, result));
  }
}
