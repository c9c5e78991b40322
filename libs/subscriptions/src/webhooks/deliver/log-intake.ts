import type { Position, StoredEvent } from '@keyledger/event-store';
import { Inbox } from '@keyledger/projections';
import { LOOK_MS, OWN_FAULT_MS, type RunContext } from './run-context.js';

/** Events that are taken from the log and not done; the log is not read further then. */
const MOST_OPEN = 500;
const BATCH = 200;

/** Takes from the log what concerns one subscription, in its order, and no faster than it is delivered. */
export class LogIntake {
  /**
   * @param position everything up to here was taken; null: nothing was.
   * @param accept takes one event over. It is not taken again in this run, whatever becomes of it.
   */
  constructor(
    private position: Position | null,
    private readonly context: RunContext,
    private readonly accept: (stored: StoredEvent) => Promise<void>,
  ) {}

  /** Resolves once the run is to end. */
  async run(): Promise<void> {
    while (!this.isEnding) {
      await this.catchUp();
      await this.live();
    }
  }

  private get isEnding(): boolean {
    return this.context.ending.aborted;
  }

  private async catchUp(): Promise<void> {
    for (let last = BATCH; last >= BATCH && !this.isEnding;) {
      last = 0;
      for await (const events of this.context.store.readAll(this.position, { batchSize: BATCH })) {
        last = events.length;
        await this.take(events);
        if (this.isEnding) return;
      }
    }
  }

  /** Lives on the feed that all subscriptions share, until more came than the inbox holds. */
  private async live(): Promise<void> {
    if (this.isEnding) return;
    const inbox = new Inbox(this.concerns, MOST_OPEN);
    const wake = () => inbox.wake();
    const { feed, store, ending } = this.context;
    ending.addEventListener('abort', wake);
    try {
      await feed.admit(inbox, this.position, async (until) => {
        if (until === null || (this.position !== null && until <= this.position)) return;
        for await (const events of store.readAll(this.position, { batchSize: BATCH, until }))
          await inbox.deliver(events);
      });
      while (!this.isEnding) {
        const next = await inbox.next(OWN_FAULT_MS);
        if (next === 'overflowed') return;
        if (next !== 'later') await this.take(next.events, next.to);
      }
    } finally {
      feed.leave(inbox);
      ending.removeEventListener('abort', wake);
    }
  }

  private async take(events: readonly StoredEvent[], to = events.at(-1)?.position): Promise<void> {
    for (const stored of events) {
      if (this.position !== null && stored.position <= this.position) continue;
      if (this.concerns(stored)) {
        await this.untilRoom();
        if (this.isEnding) return;
        await this.accept(stored);
      }
      this.position = stored.position;
    }
    if (to === undefined || (this.position !== null && to < this.position)) return;
    this.position = to;
    this.context.taken.passed(to);
  }

  /** A receiver that is down gets nothing new but one event now and then: what it misses stays in the log. */
  private async untilRoom(): Promise<void> {
    const { health, taken, room, now } = this.context;
    for (;;) {
      if (this.isEnding) return;
      const rest = health.restMs(now());
      if (rest === 0 && taken.open < MOST_OPEN) return;
      await room.wait(rest === 0 ? LOOK_MS : Math.min(rest, LOOK_MS));
    }
  }

  private readonly concerns = (event: StoredEvent) =>
    this.context.told.concerns(event, this.context.audience);
}
