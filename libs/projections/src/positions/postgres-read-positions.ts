import { ForeignPosition } from '@keyledger/event-store';
import type { Position } from '@keyledger/event-store';
import { DedicatedConnection } from '@keyledger/postgres';
import type { Postgres } from '@keyledger/postgres';
import { sql } from 'kysely';
import { BackOff } from '../back-off.js';
import {
  CHECKPOINT_CHANNEL,
  GENERATION_CHANNEL,
  readCheckpointNotice,
} from '../generations/checkpoint-notice.js';
import type { Generation } from '../generations/generation.js';
import { Generations } from '../generations/generations.js';
import { tableNames } from '../generations/table-names.js';
import type { Projection } from '../projection.js';
import { ReadPositions } from '../read-position.port.js';
import type { RunnerObserver } from '../runner-observer.port.js';
import { KnownGenerations } from './known-generations.js';
import { Waiters } from './waiters.js';

const TOUCH_EVERY_MS = 60_000;
const DEFAULT_TIMEOUT_MS = 2_000;
/** How often the database is asked while there is no connection to listen on. */
const POLL_MS = 50;

/**
 * Read positions over one LISTEN connection a process: notices keep what is known current, so that asking
 * costs no query. While the connection is away, every question is answered by the database.
 */
export class PostgresReadPositions extends ReadPositions {
  private readonly generations: Generations;
  private readonly known: KnownGenerations;
  private readonly waiters = new Waiters();
  private readonly ending = new AbortController();
  private readonly touchedAt = new Map<string, number>();
  private connection: DedicatedConnection | null = null;
  private reconnecting: Promise<void> | null = null;
  private loading: Promise<void> = Promise.resolve();

  /** @param projections the versions that this process's queries were written for. */
  constructor(
    private readonly postgres: Postgres,
    projections: readonly Projection[],
    private readonly observer: RunnerObserver = {},
  ) {
    super();
    this.generations = new Generations(postgres);
    this.known = new KnownGenerations(projections);
  }

  /** Listens; until then, and whenever the connection is lost, answers come from the database. */
  async start(): Promise<void> {
    this.known.forgetNotices();
    const connection = await DedicatedConnection.open(this.postgres.config, {
      name: 'keyledger read positions',
      onLost: (error) => {
        if (connection === this.connection) this.reconnect(error);
      },
    });
    try {
      await connection.listen(CHECKPOINT_CHANNEL, (payload) => this.advance(payload));
      await connection.listen(GENERATION_CHANNEL, () => this.reloadSoon());
      await this.reload();
      if (!connection.isOpen) throw new Error('The connection was lost while it was set up');
    } catch (error) {
      await connection.close();
      throw error;
    }
    this.connection = connection;
  }

  async close(): Promise<void> {
    this.ending.abort();
    await this.reconnecting;
    await this.connection?.close();
    this.connection = null;
    this.waiters.releaseAll();
    await this.loading;
  }

  /** Whether every projection has a table of the version that this process reads. */
  async ready(): Promise<boolean> {
    await this.fresh();
    return this.known.names.every((name) => this.known.readableOf(name) !== null);
  }

  async table(projection: string, table: string): Promise<string> {
    if (!this.connection || !this.known.readableOf(projection)) await this.reload();
    const generation = this.known.required(projection);
    await this.touch(generation);
    const physical = tableNames(this.known.projection(projection), generation.generation)[table];
    if (physical === undefined) throw new Error(`${projection} has no table ${table}`);
    return physical;
  }

  async current(projections: readonly string[]): Promise<Position | null> {
    await this.fresh();
    return this.known.least(projections);
  }

  async waitFor(
    projections: readonly string[],
    position: Position,
    timeoutMs = DEFAULT_TIMEOUT_MS,
  ): Promise<{ position: Position | null; stale: boolean }> {
    await this.fresh();
    const passed = () => {
      const least = this.known.least(projections);
      refuseForeign(least, position);
      return projections.length === 0 || (least !== null && least >= position);
    };
    const deadline = Date.now() + timeoutMs;
    while (!passed()) {
      const left = deadline - Date.now();
      if (left <= 0 || this.ending.signal.aborted) break;
      await this.waiters.until(passed, this.connection ? left : Math.min(left, POLL_MS));
      await this.fresh();
    }
    return { position: this.known.least(projections), stale: !passed() };
  }

  private async fresh(): Promise<void> {
    if (!this.connection) await this.reload();
  }

  private async reload(): Promise<void> {
    this.known.load(await this.generations.of(this.known.names));
    this.waiters.wake();
  }

  /** One after the other, so that an older answer never replaces a newer one. */
  private reloadSoon(): void {
    this.loading = this.loading
      .then(() => this.reload())
      .catch((error: unknown) => this.observer.interrupted?.('read positions', error));
  }

  private advance(payload: string): void {
    const { position, keys } = readCheckpointNotice(payload);
    if (keys.length === 0) return this.reloadSoon();
    this.known.advance(keys, position);
    this.waiters.wake();
  }

  private reconnect(error: Error): void {
    this.connection = null;
    this.observer.interrupted?.('read positions', error);
    this.reconnecting ??= this.keepTrying().finally(() => (this.reconnecting = null));
  }

  private async keepTrying(): Promise<void> {
    const backOff = new BackOff();
    while (!this.ending.signal.aborted && !this.connection) {
      try {
        await this.start();
      } catch (error) {
        this.observer.interrupted?.('read positions', error);
        await backOff.wait(this.ending.signal);
      }
    }
  }

  /** Keeps a retired table that is still read from being dropped. */
  private async touch({ name, version, generation, state }: Generation): Promise<void> {
    if (state !== 'RETIRED' || Date.now() - (this.touchedAt.get(name) ?? 0) < TOUCH_EVERY_MS)
      return;
    this.touchedAt.set(name, Date.now());
    await sql`
      UPDATE projection_state SET used_at = now()
       WHERE name = ${name} AND version = ${version} AND generation = ${generation}`.execute(
      this.postgres.tables<Record<string, never>>(),
    );
  }
}

function refuseForeign(known: Position | null, asked: Position): void {
  if (known !== null && known.split(':')[0] !== asked.split(':')[0])
    throw new ForeignPosition('The position belongs to another log');
}
