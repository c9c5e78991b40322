import { spawn, spawnSync } from 'node:child_process';
import { closeSync, fchownSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import type { ClusterPlace } from './cluster-folder.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/** A server that was spawned and may not answer yet. */
export interface SpawnedServer {
  readonly pid: number | undefined;
  /** Resolves when the server process has ended. */
  readonly ended: Promise<'ended'>;
  /** What was logged since it was spawned. */
  output(): string;
}

/**
 * Spawns the server in a process group of its own, detached: a Ctrl-C for Keyledger must not stop the database before
 * Keyledger has drained, and the server outlives this process while others use it.
 */
export function spawnServer(
  place: ClusterPlace,
  binaries: Binaries,
  settings: readonly string[],
): SpawnedServer {
  const logFile = join(place.home, 'postgres.log');
  rotate(logFile);
  const log = openSync(logFile, 'a', 0o600);
  if (place.user) fchownSync(log, place.user.uid, place.user.gid);
  const begin = statSync(logFile).size;
  const server = spawn(binaries.postgres, ['-D', place.clusterFolder, ...settings], {
    ...place.user,
    cwd: place.clusterFolder,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  server.unref();
  let failure = '';
  const ended = new Promise<'ended'>((resolve) => {
    server.once('error', (error) => {
      failure = error.message;
      resolve('ended');
    });
    server.once('exit', () => resolve('ended'));
  });
  const output = () => readFileSync(logFile).subarray(begin).toString() + failure;
  return { pid: server.pid, ended, output };
}

function rotate(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
}

/** Line 1 of postmaster.pid; undefined when there is no such file. */
export function postmasterPid(clusterFolder: string): number | undefined {
  try {
    const [line] = readFileSync(join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n');
    return Number(line);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Asks the server for a fast shutdown (sessions end, a checkpoint is written) and waits until it is gone. */
export async function stopServer(place: ClusterPlace, binaries: Binaries): Promise<void> {
  const pid = postmasterPid(place.clusterFolder);
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync(binaries.pgCtl, ['stop', '-D', place.clusterFolder, '-m', 'fast', '-W']);
  } else {
    process.kill(pid, 'SIGINT');
  }
  const limit = Date.now() + 60_000;
  while (postmasterPid(place.clusterFolder) !== undefined) {
    if (Date.now() > limit) {
      throw new EmbeddedPostgresError(
        'STOP_FAILED',
        `PostgreSQL (process ${pid}) has not stopped within 60 s. Its log: ${join(place.home, 'postgres.log')}.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
