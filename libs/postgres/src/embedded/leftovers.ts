import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { postmasterPid } from './server-process.js';

/** What stands in the way of a start. */
export interface Leftovers {
  /** A postmaster of this cluster is alive: it must not be touched. */
  readonly postmaster: number | undefined;
  /** Back ends that outlived their postmaster and were ended just now. */
  readonly ended: readonly number[];
  /** A postmaster.pid whose process number now belongs to somebody else was removed. */
  readonly staleFile: boolean;
}

interface ServerProcess {
  readonly pid: number;
  readonly isBackEnd: boolean;
}

/**
 * After a kill -9 of the postmaster, busy back ends hold its shared memory and refuse every start. Those whose working
 * folder is the cluster and whose postmaster is gone are ended. Where there is no /proc, nothing is found, and only
 * `client_connection_check_interval` ends them.
 */
export function clearLeftovers(clusterFolder: string): Leftovers {
  const processes = processesIn(clusterFolder);
  const postmaster = processes.find(({ isBackEnd }) => !isBackEnd)?.pid;
  if (postmaster !== undefined) return { postmaster, ended: [], staleFile: false };

  const ended = processes.map(({ pid }) => pid).filter(endProcess);
  return { postmaster, ended, staleFile: removeStaleFile(clusterFolder, ended.length > 0) };
}

/** A number in postmaster.pid that another program got since (after a reboot, in a container) blocks the server. */
function removeStaleFile(clusterFolder: string, backEndsEnding: boolean): boolean {
  const pid = postmasterPid(clusterFolder);
  if (pid === undefined || backEndsEnding || process.platform !== 'linux') return false;
  if (!isAlive(pid)) return false;
  rmSync(join(clusterFolder, 'postmaster.pid'), { force: true });
  return true;
}

function processesIn(clusterFolder: string): readonly ServerProcess[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => serverProcess(name, clusterFolder) ?? []);
}

function serverProcess(pid: string, clusterFolder: string): ServerProcess | undefined {
  try {
    if (readlinkSync(`/proc/${pid}/cwd`) !== clusterFolder) return undefined;
    const title = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    // A back end's title is "postgres: …", the postmaster's is its command line.
    const isBackEnd = title.startsWith('postgres: ');
    return isBackEnd || title.includes('postgres') ? { pid: Number(pid), isBackEnd } : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // It ended while we looked, or is another user's and so not our server's.
    if (code === 'ENOENT' || code === 'ESRCH' || code === 'EACCES' || code === 'EPERM')
      return undefined;
    throw error;
  }
}

function endProcess(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
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
