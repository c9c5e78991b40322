import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '@keyledger/kernel';
import type pg from 'pg';
import { clearLeftovers } from '../embedded/leftovers.js';
import { startEmbeddedPostgres } from '../embedded/start-embedded-postgres.js';

const PREFIX = 'keyledger-test-';
const RUN_FILE = 'run.pid';
const VARIABLE = 'KEYLEDGER_TEST_POSTGRES';

/**
 * One PostgreSQL for a whole test run, in a fresh temporary folder, without fsync. Its address goes to the test
 * processes by environment variable. Servers of runs that were killed are stopped first.
 *
 * @returns what stops it and removes its folder.
 */
export async function startTestServer(): Promise<() => Promise<void>> {
  await stopAbandonedServers();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  const password = randomBytes(18).toString('base64url');
  writeFileSync(join(folder, RUN_FILE), `${process.pid}\n`);
  chmodSync(folder, 0o711);
  const server = await startEmbeddedPostgres({
    dataFolder: join(folder, 'data'),
    password: new Secret(password),
    durable: false,
  });
  const { host, port, user, database } = server.poolConfig;
  process.env[VARIABLE] = JSON.stringify({ host, port, user, database, password });
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** @throws when no test run has started a server. */
export function testServerConfig(): pg.PoolConfig {
  const config = process.env[VARIABLE];
  if (!config)
    throw new Error('No test server: run the specs with this repository’s jest.config.mjs');
  return JSON.parse(config) as pg.PoolConfig;
}

async function stopAbandonedServers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const owner = readOwner(folder);
    if (owner !== undefined && !isAlive(owner)) {
      const { postmaster } = clearLeftovers(join(folder, 'data', 'postgres'));
      if (postmaster !== undefined) process.kill(postmaster, 'SIGQUIT');
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    }
  }
}

function readOwner(folder: string): number | undefined {
  try {
    return Number(readFileSync(join(folder, RUN_FILE), 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES') return undefined;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
