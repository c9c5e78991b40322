import type { EventStore, Position } from '@keyledger/event-store';
import type { Postgres } from '@keyledger/postgres';
import type { EventDecoder } from '../event-decoder.port.js';
import { keyText } from '../generations/generation.js';
import type { Generation } from '../generations/generation.js';
import { Generations } from '../generations/generations.js';
import { Skips } from '../generations/skips.js';
import { Pause } from '../pause.js';
import type { Projection } from '../projection.js';
import type { RunnerObserver } from '../runner-observer.port.js';
import { SessionLocks } from '../session-locks.js';
import { RunEnded, untilAvailable } from '../until-available.js';
import { BatchApplier } from './batch-applier.js';
import { Cohort } from './cohort.js';
import { LiveGroup } from './live-group.js';
import { LogFeed } from './log-feed.js';
import { Track } from './track.js';
import { wantedGenerations } from './wanted-generations.js';

export interface ProjectionRunnerOptions {
  readonly observer?: RunnerObserver;
  /** Most events a transaction applies (default 500). */
  readonly batchSize?: number;
  /** How often locks, rebuild requests and skips are looked for (default 1000 ms; take-over is within 5 s). */
  readonly examineEveryMs?: number;
  /** How long a retired table stays after its last use (default 60 minutes). */
  readonly keepRetiredMinutes?: number;
}

const DROP_EVERY_MS = 60_000;
/** How long events gather for those that may lag: twenty transactions a second at most, whatever comes. */
const GATHER_MS = 50;

/** Those that are at the end of the log together, and what they are given. */
interface Lane {
  readonly feed: LogFeed;
  readonly group: LiveGroup;
}

/**
 * Keeps read models up with the log: rows and checkpoint in one transaction, whoever is at the end of the log
 * sharing one subscription, but for those that may lag, which share another. Of several processes, one runs a projection and the others stand by.
 */
export class ProjectionRunner {
  private readonly generations: Generations;
  private readonly skips: Skips;
  private readonly locks: SessionLocks;
  private readonly observer: RunnerObserver;
  private readonly batchSize: number;
  private readonly examineEveryMs: number;
  private readonly keepRetiredMinutes: number;
  private readonly ending = new AbortController();
  private readonly tracks = new Map<string, Track>();
  private readonly runs = new Set<Promise<void>>();
  private readonly applier: BatchApplier;
  private readonly prompt: Lane;
  private readonly lagging: Lane;
  private supervision: Promise<void> | null = null;
  private readonly pause = new Pause();
  private droppedAt = 0;

  constructor(
    private readonly postgres: Postgres,
    private readonly store: EventStore,
    decoder: EventDecoder,
    private readonly projections: readonly Projection[],
    options: ProjectionRunnerOptions = {},
  ) {
    this.observer = options.observer ?? {};
    this.batchSize = options.batchSize ?? 500;
    this.examineEveryMs = options.examineEveryMs ?? 1_000;
    this.keepRetiredMinutes = options.keepRetiredMinutes ?? 60;
    this.generations = new Generations(postgres);
    this.skips = new Skips(postgres);
    this.locks = new SessionLocks(postgres, 'projection', (error) => this.letGo(error));
    this.applier = new BatchApplier(
      this.postgres,
      decoder,
      this.generations,
      this.observer,
      this.ending.signal,
    );
    this.prompt = this.lane(0);
    this.lagging = this.lane(GATHER_MS);
  }

  /** Starts in the background; resolves after the first look at what is to be run. */
  async start(): Promise<void> {
    if (this.supervision) return;
    await this.examine();
    this.supervision = this.supervise();
  }

  /** Ends after the batches that are being applied; locks are free when it resolves. */
  async stop(): Promise<void> {
    this.ending.abort();
    this.pause.wake();
    await this.supervision;
    await Promise.all([this.prompt.feed.close(), this.lagging.feed.close()]);
    await Promise.all(this.runs);
    await this.locks.close();
  }

  private async supervise(): Promise<void> {
    while (!this.ending.signal.aborted) {
      await this.pause.wait(this.examineEveryMs);
      if (!this.ending.signal.aborted) await this.examine();
    }
  }

  private async examine(): Promise<void> {
    try {
      const held: Projection[] = [];
      for (const projection of this.projections)
        if (await this.locks.acquire(`${projection.name}/v${projection.version}`))
          held.push(projection);
      await this.open(held);
      await this.dropRetired();
    } catch (error) {
      this.observer.interrupted?.('examine projections', error);
    }
  }

  /** Opens what is not running yet, those at the same place together. */
  private async open(held: readonly Projection[]): Promise<void> {
    if (held.length === 0) return;
    // What stops while the rows are read is not stopped in them yet; it would be opened only to stop again.
    const running = [...this.tracks.values()].filter(({ status }) => status === 'running');
    const ours = new Set(running.map(({ key }) => keyText(key)));
    const rows = await this.generations.of(held.map(({ name }) => name));
    const opened: Track[] = [];
    for (const projection of held) {
      const mine = rows.filter(
        ({ name, version }) => name === projection.name && version === projection.version,
      );
      const { run, abandoned } = wantedGenerations(
        mine.length > 0 ? mine : [await this.generations.begin(projection)],
      );
      this.closeOthers(projection.name, run);
      for (const generation of run)
        if (!ours.has(keyText(generation)) && this.isToBeOpened(generation))
          opened.push(new Track(projection, generation, await this.skips.of(projection)));
      for (const generation of abandoned) await this.generations.drop(generation);
    }
    for (const track of opened) this.tracks.set(keyText(track.key), track);
    for (const lane of [this.prompt, this.lagging]) {
      const mine = opened.filter(({ projection }) => this.laneOf(projection) === lane);
      for (const checkpoint of new Set(mine.map((track) => track.checkpoint)))
        this.launch(
          mine.filter((track) => track.checkpoint === checkpoint),
          checkpoint,
          lane,
        );
    }
  }

  private lane(gatherMs: number): Lane {
    return {
      feed: new LogFeed(this.store, this.observer, this.batchSize, gatherMs),
      group: new LiveGroup(this.applier),
    };
  }

  private laneOf({ mayLag = false }: Projection): Lane {
    return mayLag ? this.lagging : this.prompt;
  }

  private isToBeOpened(generation: Generation): boolean {
    const known = this.tracks.get(keyText(generation));
    return known?.status !== 'stopped' || generation.stop === null;
  }

  /** Ends what this process still runs of a projection beside the generations it is to run. */
  private closeOthers(name: string, run: readonly Generation[]): void {
    const wanted = new Set(run.map(keyText));
    for (const [key, track] of this.tracks)
      if (track.key.name === name && !wanted.has(key)) {
        track.status = 'lost';
        this.tracks.delete(key);
      }
  }

  private launch(tracks: readonly Track[], checkpoint: Position | null, lane: Lane): void {
    const run = this.run(tracks, checkpoint, lane)
      .catch((error: unknown) => {
        if (error instanceof RunEnded) return;
        this.observer.interrupted?.('run projections', error);
        for (const track of tracks) if (track.status === 'running') track.status = 'lost';
      })
      .finally(() => this.runs.delete(run));
    this.runs.add(run);
  }

  private async run(
    tracks: readonly Track[],
    checkpoint: Position | null,
    { feed, group }: Lane,
  ): Promise<void> {
    const cohort = new Cohort(tracks, checkpoint, this.store, this.applier, this.batchSize);
    await cohort.catchUp();
    for (const { projection, key } of cohort.running.filter(({ isBuilding }) => isBuilding))
      await untilAvailable(
        'index',
        () => this.generations.index(projection, key.generation),
        this.ending.signal,
        this.observer,
      );
    // Indexes of a long table take a while, and the live feed is not to wait for what was written meanwhile.
    await cohort.catchUp();
    await feed.admit(group, cohort.checkpoint, async (feedPosition) => {
      await cohort.reach(feedPosition);
      for (const track of cohort.running) await this.takeOver(track);
      group.add(cohort.running);
    });
  }

  /** What was being built and has caught up is served from here on. */
  private async takeOver(track: Track): Promise<void> {
    const rows = await this.generations.of([track.key.name]);
    const row = rows.find((generation) => keyText(generation) === keyText(track.key));
    if (row?.state !== 'BUILDING') return;
    await this.generations.serve(track.key);
    this.laneOf(track.projection).group.replace(track);
    this.closeOthers(track.key.name, [row]);
  }

  private letGo(error: Error): void {
    this.observer.interrupted?.('projection locks', error);
    for (const track of this.tracks.values()) track.status = 'lost';
    this.pause.wake();
  }

  private async dropRetired(): Promise<void> {
    if (Date.now() - this.droppedAt < DROP_EVERY_MS) return;
    this.droppedAt = Date.now();
    const names = this.projections.map(({ name }) => name);
    await this.generations.dropUnused(names, this.keepRetiredMinutes);
  }
}
