import { BACKWARDS, END, FORWARDS, START } from '@eventstore/db-client';
import type { Position, StoredEvent } from '../event-store.port.js';
import type { Delivered, LogPlace } from './client.js';
import type { Connection } from './connection.js';
import { isZero, knownPlace, placeOf, positionOf } from './log-position.js';
import { toStoredEvent } from './stored-form.js';

/** How many events are looked at in one read when the last one of the domain is searched. */
const BACKWARD_PAGE = 32;

/** Events after a place; where the domain has none among what was read, the place alone goes on. */
export interface LogPage {
  readonly events: readonly StoredEvent[];
  /** Up to where the log was read. */
  readonly until: LogPlace;
  /** Nothing stands behind the place that was asked for. */
  readonly isEnd: boolean;
}

/**
 * Reads of the whole log, straight from `$all`: no projection of the server's, no links. This client filters
 * subscriptions only, so system events are read and left out here.
 */
export class AllReader {
  /** The newest event of the domain that was seen: nothing before it needs to be searched again. */
  private lastSeen: Position;

  constructor(
    private readonly connection: Connection,
    readonly logId: string,
  ) {
    this.lastSeen = positionOf(logId, placeOf(logId, null));
  }

  /** What stands after a place, exclusive, at most so many events. */
  async after(place: LogPlace, limit: number): Promise<LogPage> {
    const fromStart = isZero(place);
    const read = await this.connection.readAll({
      direction: FORWARDS,
      // The server begins with the event at the place.
      fromPosition: fromStart ? START : place,
      maxCount: fromStart ? limit : limit + 1,
      // Another node may lag behind, and its end would be taken for the log's.
      requiresLeader: true,
    });
    const newer = read.filter((one) => isAfter(placeIn(one), place));
    const until = newer.map(placeIn).at(-1);
    return {
      events: newer.flatMap((one) => toStoredEvent(this.logId, one) ?? []),
      until: until ?? place,
      isEnd: !until,
    };
  }

  /** The position of the last event of the domain, as the leader has it. */
  async headPosition(): Promise<Position> {
    for (let from: LogPlace | typeof END = END; ;) {
      const read = await this.connection.readAll({
        direction: BACKWARDS,
        fromPosition: from,
        maxCount: BACKWARD_PAGE,
        requiresLeader: true,
      });
      for (const one of read) {
        const place = placeIn(one);
        if (place && positionOf(this.logId, place) <= this.lastSeen) return this.lastSeen;
        const event = toStoredEvent(this.logId, one);
        if (event) return (this.lastSeen = event.position);
      }
      const oldest = read.at(-1);
      const next = oldest && placeIn(oldest);
      // A server that begins with the event at the place itself has come to the very first one.
      if (!next || (from !== END && !isAfter(from, next))) return this.lastSeen;
      from = next;
    }
  }
}

function placeIn({ event }: Delivered): LogPlace | null {
  return event ? knownPlace(event.position) : null;
}

function isAfter(place: LogPlace | null, other: LogPlace): boolean {
  if (!place) return false;
  return (
    place.commit > other.commit || (place.commit === other.commit && place.prepare > other.prepare)
  );
}
