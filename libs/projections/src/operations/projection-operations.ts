import type { EventStore, Position } from '@keyledger/event-store';
import type { Postgres } from '@keyledger/postgres';
import type { EventDecoder } from '../event-decoder.port.js';
import type { Generation } from '../generations/generation.js';
import { Generations } from '../generations/generations.js';
import { Skips } from '../generations/skips.js';
import { lagSeconds } from '../lag.js';
import type { Projection } from '../projection.js';
import { compareWithRebuild } from './compare-with-rebuild.js';
import type { ProjectionComparison } from './compare-with-rebuild.js';
import { NotStoppedThere } from './operation-errors.js';
import { rebuild } from './rebuild.js';
import { replayInto } from './replay-into.js';
import type { ReplayReport } from './replay-into.js';
import type { RecordSkip } from './skip-recorder.port.js';

/** A generation and how far behind it is. */
export interface ProjectionStatus extends Generation {
  /** Age of the oldest event that it has not handled; 0 at the end of the log. */
  readonly lagSeconds: number;
}

/** What operators, health and metrics ask of projections; works from any process, with or without a runner. */
export class ProjectionOperations {
  private readonly generations: Generations;

  /** @param batchSize most events applied at once (default 500). */
  constructor(
    private readonly postgres: Postgres,
    private readonly store: EventStore,
    private readonly decoder: EventDecoder,
    private readonly projections: readonly Projection[],
    private readonly batchSize = 500,
  ) {
    this.generations = new Generations(postgres);
  }

  /** Every generation that is being built or served. */
  async status(now = new Date()): Promise<ProjectionStatus[]> {
    const rows = (await this.generations.of(this.projections.map(({ name }) => name))).filter(
      ({ state }) => state !== 'RETIRED',
    );
    const lags = new Map<Position | null, number>();
    for (const checkpoint of new Set(rows.map((row) => row.checkpoint)))
      lags.set(checkpoint, await lagSeconds(this.store, checkpoint, now));
    return rows.map((row) => ({ ...row, lagSeconds: lags.get(row.checkpoint) ?? 0 }));
  }

  /** Those that stopped at an event: health is degraded while there are any. */
  async stopped(): Promise<Generation[]> {
    const rows = await this.generations.of(this.projections.map(({ name }) => name));
    return rows.filter(({ state, stop }) => state !== 'RETIRED' && stop !== null);
  }

  /**
   * Lets a stopped projection go on without the event that stopped it, in this version for good. The act is
   * recorded first; nothing is skipped unless that succeeds.
   * @throws NotStoppedThere.
   */
  async skip(name: string, eventId: string, by: string, recordSkip: RecordSkip): Promise<void> {
    const { version } = this.projection(name);
    const row = (await this.stopped()).find(
      (one) => one.name === name && one.version === version && one.stop?.eventId === eventId,
    );
    if (!row?.stop) throw new NotStoppedThere(name, eventId);
    await recordSkip({ projection: name, version, stop: row.stop, by });
    await new Skips(this.postgres).add(row, row.stop, by);
  }

  /** Builds a new generation beside the served one, and resolves when reads were switched to it. */
  async rebuild(name: string): Promise<void> {
    const projection = this.projection(name);
    await rebuild(this.postgres, this.store, this.decoder, projection, this.batchSize);
  }

  /** Builds the projection afresh, compares every column with what is served, and drops it again. */
  async compare(name: string): Promise<ProjectionComparison> {
    const projection = this.projection(name);
    return compareWithRebuild(this.postgres, this.store, this.decoder, projection, this.batchSize);
  }

  /** Computes all projections from this log in another, empty database, and compares them. */
  async replayInto(target: Postgres, until?: Position): Promise<ReplayReport> {
    const { postgres, store, decoder, batchSize } = this;
    return replayInto({ postgres, store, decoder, batchSize }, target, this.projections, until);
  }

  private projection(name: string): Projection {
    const projection = this.projections.find((one) => one.name === name);
    if (!projection) throw new Error(`There is no projection ${name}`);
    return projection;
  }
}
