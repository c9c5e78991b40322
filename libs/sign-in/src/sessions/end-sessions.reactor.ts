import {
  accountAggregate,
  endsSessions,
  SESSION_ENDING_EVENTS,
  SessionFloors,
} from '@keyledger/accounts';
import type { RecordedEvent } from '@keyledger/event-store';
import type { Reactor } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';

/**
 * Raises the floor once more for every event that ends sessions: the handler did so before it answered, unless it
 * died in between.
 */
@Injectable()
export class EndSessionsReactor implements Reactor {
  readonly name = 'end-sessions';
  readonly eventTypes = SESSION_ENDING_EVENTS;

  constructor(private readonly floors: SessionFloors) {}

  async react(event: RecordedEvent): Promise<void> {
    if (!endsSessions(event)) return;
    const { stream, revision } = event;
    await this.floors.raise(stream.slice(accountAggregate.category.length + 1), revision);
  }
}
