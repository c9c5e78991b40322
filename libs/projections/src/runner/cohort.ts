import type { EventStore, Position } from '@keyledger/event-store';
import type { BatchApplier } from './batch-applier.js';
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
    let handled = 0;
    for await (const events of this.store.readAll(this.position, {
      batchSize: this.batchSize,
      until,
    })) {
      await this.applier.apply(this.tracks, events);
      this.tracks = this.tracks.filter((track) => track.status === 'running');
      this.position = events.at(-1)?.position ?? this.position;
      handled += events.length;
      if (this.tracks.length === 0) break;
    }
    return handled;
  }
}
