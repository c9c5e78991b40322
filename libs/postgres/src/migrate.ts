import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Migration } from './migration.js';
import type { Postgres } from './postgres.js';

const LOCK = 'keyledger/migrations';
const TABLE = `CREATE TABLE IF NOT EXISTS keyledger_migration (
  id text PRIMARY KEY,
  checksum text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
)`;

/** A migration that ran already was edited since: what the database has is no longer what the code says. */
export class MigrationChangedError extends Error {
  constructor(readonly migrationId: string) {
    super(
      `Migration ${migrationId} ran on this database in another form. Applied migrations never change: ` +
        'put the change into a new one.',
    );
    this.name = 'MigrationChangedError';
  }
}

/**
 * Runs what has not run yet, in the order given, each in a transaction of its own, under a lock that lets one process
 * do it at a time.
 *
 * @returns the ids that ran now.
 * @throws MigrationChangedError, or an Error naming the migration, with PostgreSQL's error as its cause.
 */
export async function migrate(
  postgres: Postgres,
  migrations: readonly Migration[],
): Promise<string[]> {
  const client = await postgres.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [LOCK]);
    try {
      await client.query(TABLE);
      const pending = missing(migrations, await applied(client));
      for (const migration of pending) await apply(client, migration);
      return pending.map(({ id }) => id);
    } finally {
      await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [LOCK]);
    }
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    // A connection that failed half-way is not given back: it might still hold the lock.
    client.release(broken);
  }
}

/** @returns the ids that {@link migrate} would run, in order; changes nothing. */
export async function pendingMigrations(
  postgres: Postgres,
  migrations: readonly Migration[],
): Promise<string[]> {
  const { rows } = await postgres.pool.query<{ exists: boolean }>(
    `SELECT to_regclass('keyledger_migration') IS NOT NULL AS exists`,
  );
  const done = rows[0]?.exists ? await applied(postgres.pool) : new Map<string, string>();
  return missing(migrations, done).map(({ id }) => id);
}

async function applied(database: pg.Pool | pg.PoolClient): Promise<ReadonlyMap<string, string>> {
  const { rows } = await database.query<{ id: string; checksum: string }>(
    'SELECT id, checksum FROM keyledger_migration',
  );
  return new Map(rows.map(({ id, checksum }) => [id, checksum]));
}

function missing(
  migrations: readonly Migration[],
  done: ReadonlyMap<string, string>,
): readonly Migration[] {
  return migrations.filter((migration) => {
    const checksum = done.get(migration.id);
    if (checksum !== undefined && checksum !== checksumOf(migration)) {
      throw new MigrationChangedError(migration.id);
    }
    return checksum === undefined;
  });
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    // A migration of much data may take longer than any statement of the running product should.
    await client.query('SET LOCAL statement_timeout = 0');
    await client.query(migration.up);
    await client.query('INSERT INTO keyledger_migration (id, checksum) VALUES ($1, $2)', [
      migration.id,
      checksumOf(migration),
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`Migration ${migration.id} failed: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function checksumOf({ up }: Migration): string {
  return createHash('sha256').update(up).digest('hex');
}
