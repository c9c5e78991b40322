import type { EventStore, Position } from '@keyledger/event-store';
import { projectionMigrations } from '../projection.migrations.js';
import { testDatabase } from '@keyledger/postgres/testing';
import type { TestDatabase } from '@keyledger/postgres/testing';
import { ProjectionOperations } from '../operations/projection-operations.js';
import { PostgresReadPositions } from '../positions/postgres-read-positions.js';
import type { Projection } from '../projection.js';
import { ProjectionRunner } from '../runner/projection-runner.js';
import type { ProjectionRunnerOptions } from '../runner/projection-runner.js';
import { MemoryLog } from './memory-log.js';

/** How long to wait for what is sure to come: only what hangs is given up, on a slow machine too. */
export const PATIENT_MS = 60_000;

/** A database and a log for a spec of this lib; what it opened is closed in reverse order. */
export class ProjectionBench {
  private readonly closing: (() => Promise<void>)[] = [];
  log = new MemoryLog();

  private constructor(readonly database: TestDatabase) {}

  static async open(): Promise<ProjectionBench> {
    return new ProjectionBench(await testDatabase({ migrations: projectionMigrations, max: 20 }));
  }

  /** Starts a runner, as another process would. */
  async run(
    projections: readonly Projection[],
    options: ProjectionRunnerOptions = {},
    store: EventStore = this.log,
  ): Promise<ProjectionRunner> {
    const runner = new ProjectionRunner(this.database.postgres, store, this.log, projections, {
      examineEveryMs: 50,
      ...options,
    });
    this.closing.push(() => runner.stop());
    await runner.start();
    return runner;
  }

  async reading(...projections: readonly Projection[]): Promise<PostgresReadPositions> {
    const positions = new PostgresReadPositions(this.database.postgres, projections);
    this.closing.push(() => positions.close());
    await positions.start();
    return positions;
  }

  operations(...projections: readonly Projection[]): ProjectionOperations {
    return new ProjectionOperations(this.database.postgres, this.log, this.log, projections, 50);
  }

  /** Records one `Counted` event for each amount; returns the last one's position. */
  count(key: string, ...amounts: readonly number[]): Position {
    const positions = this.log.record(
      ...amounts.map((amount) => ({ type: 'Counted', data: { key, amount } })),
    );
    return positions.at(-1) ?? ('' as Position);
  }

  /** The rows of a counting projection that queries see. */
  async rows(positions: PostgresReadPositions, name: string) {
    const table = await positions.table(name, name);
    const { rows } = await this.database.postgres.pool.query<{
      key: string;
      amount: number;
      times: number;
    }>(`SELECT key, amount::int, times::int FROM ${table} ORDER BY key`);
    return rows;
  }

  /** Takes the session locks from every runner, as a database that restarts does. */
  async dropLocks(): Promise<void> {
    await this.database.postgres.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'keyledger projection locks'`,
    );
  }

  async someoneWaitsForALock(): Promise<boolean> {
    const { rowCount } = await this.database.postgres.pool.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rowCount !== 0;
  }

  /** Ends what the spec started. */
  async reset(): Promise<void> {
    for (const close of this.closing.splice(0).reverse()) await close();
    this.log = new MemoryLog();
  }

  async close(): Promise<void> {
    await this.reset();
    await this.database.drop();
  }
}
