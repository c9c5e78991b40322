import { Injectable } from '@nestjs/common';
import {
  EventCodec,
  EventStore,
  type RecordedEvent,
  type StoredEvent,
} from '@keyledger/event-store';
import type { HistoryEvent } from './history-events.js';
import type { HistoryRow } from './history-row.js';

type Place = Pick<HistoryRow, 'stream' | 'revision' | 'position'>;

/** Fetches the events that an index names, from the store itself: whatever was erased by now reads so. */
@Injectable()
export class EventsInStore {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  /** By position. Each stream is read once, from the first event that is wanted of it. */
  async read(places: readonly Place[]): Promise<ReadonlyMap<string, RecordedEvent<HistoryEvent>>> {
    const wanted = new Set<string>(places.map(({ position }) => position));
    const starts = new Map<string, number>();
    for (const { stream, revision } of places)
      starts.set(stream, Math.min(revision, starts.get(stream) ?? revision));
    const slices = await Promise.all(
      [...starts].map(([stream, from]) => this.store.read(stream, from)),
    );
    const stored: StoredEvent[] = slices
      .flatMap(({ events }) => events)
      .filter(({ position }) => wanted.has(position));
    const events = (await this.codec.decodeAll(stored)) as RecordedEvent<HistoryEvent>[];
    return new Map(events.map((event) => [event.position, event]));
  }
}
