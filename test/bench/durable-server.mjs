import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '@keyledger/kernel';
import { Postgres, startEmbeddedPostgres } from '@keyledger/postgres';

/** A PostgreSQL of its own in a temporary folder, with fsync and synchronous commit as in production. */
export async function withDurableServer(work) {
  const folder = mkdtempSync(join(tmpdir(), 'keyledger-bench-'));
  // The database's own user has to pass through.
  chmodSync(folder, 0o711);
  const server = await startEmbeddedPostgres({
    dataFolder: join(folder, 'data'),
    password: new Secret(randomBytes(18).toString('base64url')),
  });
  const opened = [];
  const database = async (name) => {
    const admin = Postgres.connect(server.poolConfig, { max: 1 });
    await admin.pool.query(`CREATE DATABASE ${name}`);
    await admin.close();
    const postgres = Postgres.connect({ ...server.poolConfig, database: name });
    opened.push(postgres);
    return postgres;
  };
  try {
    return await work({ database, conditions: await conditionsOf(server) });
  } finally {
    await Promise.all(opened.map((postgres) => postgres.close()));
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function conditionsOf(server) {
  const postgres = Postgres.connect(server.poolConfig, { max: 1 });
  const settings = ['server_version', 'fsync', 'synchronous_commit'];
  const values = [];
  for (const setting of settings) {
    const { rows } = await postgres.pool.query(`SELECT current_setting($1) AS value`, [setting]);
    values.push(`${setting} ${rows[0].value}`);
  }
  await postgres.close();
  return `PostgreSQL ${values.join(', ')}; Node ${process.version}, ${cpus().length} cores`;
}
