import {
  EventStore,
  ForeignPosition,
  type Position,
  type Subscription,
} from '@keyledger/event-store';
import { isPosition } from '@keyledger/graphql';
import { Injectable } from '@nestjs/common';
import type { CloudEvent } from '../public-events/cloud-event.js';
import type { Audience } from './audience.js';
import { ToldEvents } from './told-events.js';

/** The position is of another log, ahead of this one (a backup was restored), or none at all. */
export class PositionUnknown extends Error {
  override readonly name = 'PositionUnknown';
}

/** What an audience is told next, and up to where the log has been looked through with it. */
export type FeedItem =
  | { readonly kind: 'event'; readonly event: CloudEvent; readonly position: Position }
  | { readonly kind: 'passed'; readonly position: Position }
  | { readonly kind: 'caughtUp'; readonly position: Position };

/** Small, so that whoever reads slowly holds little. */
const BATCH = 200;

/**
 * Public events in the order of the log, from any position on and then as they happen, without a gap between the two.
 * Nothing is read ahead of who listens, so a slow one costs no memory.
 */
@Injectable()
export class EventFeed {
  constructor(
    private readonly store: EventStore,
    private readonly told: ToldEvents,
  ) {}

  /**
   * @param after exclusive; null: from the beginning of the log.
   * @throws PositionUnknown when nothing can be told from there on.
   */
  async open(audience: Audience, after: string | null): Promise<OpenFeed> {
    const from = await this.checked(after);
    try {
      return new OpenFeed(this.store.subscribe(from, { batchSize: BATCH }), audience, this.told);
    } catch (error) {
      if (error instanceof ForeignPosition) throw new PositionUnknown(error.message);
      throw error;
    }
  }

  /** The position of this moment. */
  now(): Promise<Position> {
    return this.store.headPosition();
  }

  /** @throws PositionUnknown when nothing can be told from there on. */
  async check(after: string | null): Promise<void> {
    await this.checked(after);
  }

  private async checked(after: string | null): Promise<Position | null> {
    if (after === null) return null;
    if (!isPosition(after)) throw new PositionUnknown('Not a position');
    const head = await this.store.headPosition();
    const log = (position: Position) => position.slice(0, position.indexOf(':'));
    if (log(after) !== log(head)) throw new PositionUnknown('It is of another log');
    if (after > head) throw new PositionUnknown('The log does not reach that far');
    return after;
  }
}

/** A feed that somebody listens to; `close` ends it, also while it waits. */
export class OpenFeed implements AsyncIterable<FeedItem> {
  constructor(
    private readonly subscription: Subscription,
    private readonly audience: Audience,
    private readonly told: ToldEvents,
  ) {}

  close(): Promise<void> {
    return this.subscription.close();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<FeedItem, void> {
    for await (const item of this.subscription) {
      if (item.kind === 'caughtUp') {
        yield item;
        continue;
      }
      for (const stored of item.events) {
        const event = await this.told.tell(stored, this.audience);
        if (event) yield { kind: 'event', event, position: stored.position };
      }
      const last = item.events.at(-1);
      if (last) yield { kind: 'passed', position: last.position };
    }
  }
}
