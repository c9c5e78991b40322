import type { DomainEvent } from '@keyledger/kernel';
import { EventCodec, EventStore, type RecordedEvent } from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';

/** Whole streams as the store has them at this moment: what was erased reads so, whatever date is asked for. */
@Injectable()
export class StreamEvents {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  /** @param from the first revision that is wanted. */
  async read<Event extends DomainEvent>(
    stream: string,
    from = 0,
  ): Promise<readonly RecordedEvent<Event>[]> {
    const { events } = await this.store.read(stream, from);
    return (await this.codec.decodeAll(events)) as RecordedEvent<Event>[];
  }
}
