import type { Secret } from '@keyledger/kernel';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { PreparingClient } from './preparing-client.js';
import { UUID_ARRAY_OID, uuidArray } from './uuid-array.js';

export interface PostgresOptions {
  /** The most connections the pool opens; 10 unless told. */
  readonly max?: number;
  /**
   * How long a query of the pool may take before its connection is given up, and as long again for getting a connection to
   * ask it on, a new one or one that is in use; without it, for ever and ten seconds. Requests have one; what works through a
   * whole log or table has none.
   */
  readonly deadlineMs?: number;
  /** Told when a connection breaks, idle or between two statements of a transaction; the pool replaces it. */
  readonly onLostConnection?: (error: Error) => void;
}

/** Where no deadline is given. Includes waiting for a free connection of a pool that is all in use. */
const CONNECT_WITHIN_MS = 10_000;

const TYPES = new pg.TypeOverrides();
TYPES.setTypeParser(UUID_ARRAY_OID, uuidArray);

/** Probes go out after a second of silence; the other end is given up when ten in a row, a second apart, fail. */
export const KEEPALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 1_000 } as const;

/**
 * The process's connection pool, raw (`pool`) and typed (`tables`). Also the Nest token. `bigint` columns arrive as
 * strings and `timestamptz` as `Date`, as `pg` has it.
 */
export class Postgres {
  readonly pool: pg.Pool;
  /** What the pool connects with, for a {@link DedicatedConnection} to the same database. */
  readonly config: pg.PoolConfig;
  readonly #kysely: Kysely<object>;

  private constructor(config: pg.PoolConfig, options: PostgresOptions) {
    this.config = config;
    this.pool = new pg.Pool({
      ...config,
      max: options.max ?? config.max ?? 10,
      Client: PreparingClient,
      types: TYPES,
      query_timeout: options.deadlineMs,
      connectionTimeoutMillis: options.deadlineMs ?? CONNECT_WITHIN_MS,
      ...KEEPALIVE,
    });
    // Without listeners a connection that breaks would end the process: the pool's own hears of idle ones only, each
    // client's of those in use, whose next statement fails anyway.
    const lost = (error: Error) => options.onLostConnection?.(error);
    this.pool.on('error', lost);
    this.pool.on('connect', (client) => client.on('error', lost));
    this.#kysely = new Kysely<object>({ dialect: new PostgresDialect({ pool: this.pool }) });
  }

  /** Opens no connection yet. @param source a `postgres://` URL or what `pg.Pool` takes. */
  static connect(source: pg.PoolConfig | Secret, options: PostgresOptions = {}): Postgres {
    const config = 'reveal' in source ? { connectionString: source.reveal() } : source;
    return new Postgres(config, options);
  }

  /** The one Kysely instance, typed for the caller's tables. */
  tables<Tables>(): Kysely<Tables> {
    return this.#kysely as Kysely<unknown> as Kysely<Tables>;
  }

  /** Waits for running queries, then closes every connection. Safe to call twice. */
  async close(): Promise<void> {
    if (!this.pool.ended && !this.pool.ending) await this.pool.end();
  }
}
