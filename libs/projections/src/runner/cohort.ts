import type { EventStore, Position } from '@keyledger/event-store';
import type { BatchApplier, DecodedBatch } from './batch-applier.js';
import { GatheredBatch } from './gathered-batch.js';
import type { Track } from './track.js';

/** Tracks that are behind at the same place: they read the log together until they reach its end. */
export class Cohort {
  private tracks: readonly Track[];

  constructor(
    tracks: readonly Track[],
    private position: Position | null,
    private readonly store: EventStore,
    private readonly applier: BatchApplier,
    private readonly batchSize: number,
  ) {
    this.tracks = tracks;
  }

  get running(): readonly Track[] {
    return this.tracks;
  }

  get checkpoint(): Position | null {
    return this.position;
  }

  /** Catches up until less than a batch is left, which is then read while the live feed stands still. */
  async catchUp(): Promise<void> {
    while (this.tracks.length > 0 && (await this.pass()) >= this.batchSize);
  }

  /** Goes on exactly up to that position. */
  async reach(until: Position | null): Promise<void> {
    if (until !== null && (this.position === null || this.position < until)) await this.pass(until);
  }

  private async pass(until?: Position): Promise<number> {
    const { batchSize } = this;
    let handled = 0;
    let applying = Promise.resolve();
    let gathered = new GatheredBatch();
    try {
      for await (const events of this.store.readAll(this.position, { batchSize, until })) {
        gathered.add(await this.applier.decode(this.tracks, events), events);
        handled += events.length;
        if (!gathered.isFull) continue;
        await applying;
        if (this.tracks.length === 0) break;
        applying = this.apply(gathered.batch);
        // What comes next is read and decoded meanwhile; an error is met at the next await.
        applying.catch(() => undefined);
        gathered = new GatheredBatch();
      }
    } finally {
      // Where reading failed, the run ends: not before what it wrote has ended, too.
      await applying;
    }
    await this.apply(gathered.batch);
    return handled;
  }

  private async apply(batch: DecodedBatch | null): Promise<void> {
    if (!batch) return;
    await this.applier.applyDecoded(this.tracks, batch);
    this.tracks = this.tracks.filter((track) => track.status === 'running');
    this.position = batch.to;
  }
}
