import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../migrate.js';
import type { Migration } from '../migration.js';
import { Postgres } from '../postgres.js';
import { testServerConfig } from './test-server.js';

export interface TestDatabase {
  readonly postgres: Postgres;
  readonly poolConfig: pg.PoolConfig;
  /** Closes the pool and removes the database; call it in `afterAll`. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** What the database holds from the start. */
  readonly migrations?: readonly Migration[];
  /** The pool's size. */
  readonly max?: number;
}

/** An empty, migrated database of one's own on the run's server: a copy of a template made once a set of migrations. */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = testServerConfig();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withAdmin(server, async (admin) => {
    const template = await templateFor(options.migrations ?? [], server, admin);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const poolConfig = { ...server, database: name };
  const postgres = Postgres.connect(poolConfig, { max: options.max });
  return {
    postgres,
    poolConfig,
    async drop() {
      await postgres.close();
      await withAdmin(server, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

async function templateFor(
  migrations: readonly Migration[],
  server: pg.PoolConfig,
  admin: pg.Client,
): Promise<string> {
  const contents = JSON.stringify(migrations.map(({ id, up }) => [id, up]));
  const name = `template_${createHash('sha256').update(contents).digest('hex').slice(0, 16)}`;
  await admin.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]);
  const { rowCount } = await admin.query(
    'SELECT FROM pg_database WHERE datname = $1 AND datistemplate',
    [name],
  );
  if (rowCount === 0) {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${name}`);
    const postgres = Postgres.connect({ ...server, database: name }, { max: 1 });
    try {
      await migrate(postgres, migrations);
    } finally {
      await postgres.close();
    }
    // Marked last, so that a template whose migrations failed is made anew.
    await admin.query(`ALTER DATABASE ${name} IS_TEMPLATE true`);
  }
  return name;
}

async function withAdmin<Result>(
  server: pg.PoolConfig,
  work: (admin: pg.Client) => Promise<Result>,
): Promise<Result> {
  const admin = new pg.Client(server);
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
