import { mkdtempSync, readdirSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '@keyledger/kernel';
import type pg from 'pg';
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
  writeFileSync(join(folder, RUN_FILE), `${process.pid}\n${password}\n`, { mode: 0o600 });
  const server = await startServer(folder, password);
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

function startServer(folder: string, password: string) {
  return startEmbeddedPostgres({
    dataFolder: join(folder, 'data'),
    password: new Secret(password),
    durable: false,
  });
}

async function stopAbandonedServers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const run = readRunFile(folder);
    if (run && !isAlive(run.pid)) {
      await (await startServer(folder, run.password)).stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function readRunFile(folder: string): { pid: number; password: string } | undefined {
  try {
    const [pid, password] = readFileSync(join(folder, RUN_FILE), 'utf8').split('\n');
    return pid && password ? { pid: Number(pid), password } : undefined;
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
