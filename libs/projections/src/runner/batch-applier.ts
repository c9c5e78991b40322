import type { Position, RecordedEvent, StoredEvent } from '@keyledger/event-store';
import type { Postgres } from '@keyledger/postgres';
import type { EventDecoder } from '../event-decoder.port.js';
import type { Generations } from '../generations/generations.js';
import { CheckpointMoved, moveCheckpoints } from '../generations/move-checkpoints.js';
import type { RunnerObserver } from '../runner-observer.port.js';
import { RunEnded, untilAvailable } from '../until-available.js';
import { decodeBatch } from './decode-batch.js';
import type { Decoded } from './decode-batch.js';
import { reasonOf } from './reason-of.js';
import type { Track } from './track.js';

/** Events of the log, read as far as the tracks want them, and where they end. */
export interface DecodedBatch {
  readonly decoded: readonly Decoded[];
  /** How many there were, those that nobody wants included. */
  readonly count: number;
  readonly to: Position;
}

/**
 * Applies batches of the log to tracks: all of them in one transaction, and each alone when that fails, so
 * that the one at fault stops and the others go on.
 */
export class BatchApplier {
  constructor(
    private readonly postgres: Postgres,
    private readonly decoder: EventDecoder,
    private readonly generations: Generations,
    private readonly observer: RunnerObserver,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * Resolves when every track has handled the batch, has stopped or is lost. Waits for as long as the database
   * or the keys are out of reach.
   * @throws RunEnded when told to end meanwhile.
   */
  async apply(tracks: readonly Track[], stored: readonly StoredEvent[]): Promise<void> {
    const batch = await this.decode(tracks, stored);
    if (batch) await this.applyDecoded(tracks, batch);
  }

  /**
   * What these tracks want of the events; null where there are none. Opens only what one of them reads.
   * @throws RunEnded when told to end meanwhile.
   */
  async decode(
    tracks: readonly Track[],
    stored: readonly StoredEvent[],
  ): Promise<DecodedBatch | null> {
    const to = stored.at(-1)?.position;
    if (to === undefined) return null;
    if (this.signal.aborted) throw new RunEnded('decode');
    const wanted = stored.filter((event) => tracks.some((track) => track.wants(event)));
    const staysClosed = ({ type }: StoredEvent) => !tracks.some((track) => track.opens(type));
    const decoded = await this.step('decode', () => decodeBatch(this.decoder, wanted, staysClosed));
    return { decoded, count: stored.length, to };
  }

  /** As `apply`, of events that were decoded for these tracks or for more. */
  async applyDecoded(
    tracks: readonly Track[],
    { decoded, count, to }: DecodedBatch,
  ): Promise<void> {
    if (this.signal.aborted) throw new RunEnded('apply');
    const concerned = tracks.filter((track) => track.status === 'running' && track.isBehind(to));
    if (concerned.length === 0) return;
    const start = performance.now();
    try {
      await this.step('apply', () => this.commit(concerned, decoded, to));
    } catch (error) {
      if (this.signal.aborted) throw error;
      for (const track of concerned) await this.applyAlone(track, decoded, to);
    }
    this.observer.applied?.({
      projections: concerned.map((track) => track.key.name),
      events: count,
      milliseconds: performance.now() - start,
    });
  }

  private async applyAlone(track: Track, decoded: readonly Decoded[], to: Position): Promise<void> {
    try {
      await this.step('apply', () => this.commit([track], decoded, to));
    } catch (error) {
      if (this.signal.aborted) throw error;
      if (error instanceof CheckpointMoved) track.status = 'lost';
      else await this.applyOneByOne(track, decoded, to);
    }
  }

  private async applyOneByOne(
    track: Track,
    decoded: readonly Decoded[],
    to: Position,
  ): Promise<void> {
    for (const one of decoded.filter(({ stored }) => track.wants(stored))) {
      try {
        await this.step('apply', () => this.commit([track], [one], one.stored.position));
      } catch (error) {
        if (this.signal.aborted) throw error;
        if (error instanceof CheckpointMoved) track.status = 'lost';
        else await this.stop(track, one.stored, error);
        return;
      }
    }
    if (track.isBehind(to)) await this.applyAlone(track, [], to);
  }

  private async commit(
    tracks: readonly Track[],
    decoded: readonly Decoded[],
    to: Position,
  ): Promise<void> {
    const shares = tracks.map((track) => ({ track, events: shareOf(track, decoded) }));
    const database = this.postgres.tables<Record<string, Record<string, unknown>>>();
    await database.transaction().execute(async (transaction) => {
      const moves = tracks.map((track) => ({ key: track.key, from: track.checkpoint }));
      await moveCheckpoints(transaction, moves, to);
      for (const { track, events } of shares)
        if (events.length > 0) await track.projection.apply(events, transaction, track.tables);
    });
    for (const track of tracks) track.checkpoint = to;
  }

  private async stop(track: Track, { position, eventId, type }: StoredEvent, error: unknown) {
    const reason = reasonOf(error);
    await this.step('stop', () =>
      this.generations.stop(track.key, { position, eventId, eventType: type, reason }),
    );
    track.status = 'stopped';
    this.observer.stopped?.({ name: track.key.name, eventId, eventType: type, reason });
  }

  private step<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
    return untilAvailable(what, work, this.signal, this.observer);
  }
}

function shareOf(track: Track, decoded: readonly Decoded[]): RecordedEvent[] {
  return decoded
    .filter(({ stored }) => track.wants(stored))
    .map(({ event, failure }) => {
      if (failure) throw failure;
      return event;
    });
}
