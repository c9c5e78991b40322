import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '@keyledger/kernel';
import { Postgres, startEmbeddedPostgres } from '@keyledger/postgres';

/** A PostgreSQL of its own in a temporary folder, with fsync and synchronous commit as in production. */
export async function withDurableServer(work) {
  const folder = mkdtempSync(join(tmpdir(), 'keyledger-bench-'));
  // The database's own user has to pass through.
  chmodSync(folder, 0o711);
  try {
    return await withServerOver(folder, work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same over a folder that stays, with the databases that were made in it before. */
export async function withServerOver(folder, work) {
  const server = await startEmbeddedPostgres({
    dataFolder: join(folder, 'data'),
    password: passwordIn(folder),
  });
  const opened = [];
  const database = async (name) => {
    const admin = Postgres.connect(server.poolConfig, { max: 1 });
    const known = await admin.pool.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (known.rowCount === 0) await admin.pool.query(`CREATE DATABASE ${name}`);
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
  }
}

/** A cluster keeps the password that it was made with. */
function passwordIn(folder) {
  const file = join(folder, 'password');
  if (!existsSync(file))
    writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return new Secret(readFileSync(file, 'utf8'));
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
