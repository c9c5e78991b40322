import type { StoredEvent } from '@keyledger/event-store';
import type { BatchApplier } from './batch-applier.js';
import type { FeedMember } from './log-feed.js';
import type { Track } from './track.js';

/** Tracks that stand at the end of the log: one decoding and one transaction a batch for all of them. */
export class LiveGroup implements FeedMember {
  private tracks: readonly Track[] = [];

  constructor(private readonly applier: BatchApplier) {}

  add(tracks: readonly Track[]): void {
    this.tracks = [...this.tracks, ...tracks];
  }

  /** Takes out what another generation of the same projection replaces. */
  replace(by: Track): void {
    this.tracks = this.tracks.filter(
      (track) => track.key.name !== by.key.name || track.key.generation === by.key.generation,
    );
  }

  async deliver(events: readonly StoredEvent[]): Promise<void> {
    await this.applier.apply(this.tracks, events);
    this.tracks = this.tracks.filter((track) => track.status === 'running');
  }
}
