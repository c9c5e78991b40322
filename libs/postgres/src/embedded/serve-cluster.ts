import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Secret } from '@keyledger/kernel';
import type { Binaries } from './binaries.js';
import type { ClusterPlace } from './cluster-folder.js';
import { diskFull, saysDiskFull } from './disk-full.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { endpointOf, type Endpoint } from './endpoint.js';
import { DATABASE, DATABASE_USER } from './initialise-cluster.js';
import { clearLeftovers } from './leftovers.js';
import { announcePresence, type Presence } from './presence.js';
import { serverSettings } from './server-settings.js';
import { postmasterPid, spawnServer, type SpawnedServer } from './server-process.js';

export interface Cluster {
  readonly place: ClusterPlace;
  readonly binaries: Binaries;
  readonly password: Secret;
  readonly durable: boolean;
  readonly log: (line: string) => void;
}

export interface ServedCluster {
  readonly endpoint: Endpoint;
  readonly joined: boolean;
  readonly presence: Presence;
}

/** How long a server that is recovering, or whose last back ends are still ending, is waited for. */
const PATIENCE_MS = 60_000;
/** A wait shorter than this is not worth a line. */
const QUIET_MS = 1_000;
const ASK_AGAIN_MS = 20;
const START_AGAIN_MS = 500;

/**
 * Asks the cluster's server for entry until it is granted; starts it when nobody answers and no postmaster is alive.
 * A server counts as live when it answers.
 *
 * @throws EmbeddedPostgresError at once where waiting cannot help, else after 60 s with the reason.
 */
export async function serve(
  cluster: Cluster,
  onLost: (error: Error) => void,
): Promise<ServedCluster> {
  const { place, log } = cluster;
  const limit = Date.now() + PATIENCE_MS;
  const reasons = new Set<string>();
  let endpoint = await endpointOf(place);
  let spawned: SpawnedServer | undefined;
  while (Date.now() < limit) {
    const answer = await enter(cluster, endpoint, onLost);
    if (answer.presence) {
      const joined = postmasterPid(place.clusterFolder) !== spawned?.pid;
      return { endpoint, joined, presence: answer.presence };
    }
    const patient = limit - Date.now() < PATIENCE_MS - QUIET_MS;
    if (answer.alive && patient && !reasons.has(answer.reason)) {
      reasons.add(answer.reason);
      log(`Waiting for the database: ${answer.reason}.`);
    }
    if (!spawned && !answer.alive) {
      endpoint = await endpointOf(place);
      spawned = startUnlessRunning(cluster, endpoint);
    }
    const pause = wait(ASK_AGAIN_MS);
    if (spawned && (await Promise.race([spawned.ended, pause])) === 'ended') {
      const output = spawned.output();
      refuseHopeless(output, place);
      reasons.add(lastLine(output));
      spawned = undefined;
      await wait(START_AGAIN_MS);
    }
    await pause;
  }
  throw new EmbeddedPostgresError(
    'STILL_BUSY',
    `The database in ${place.clusterFolder} could not be entered for ${PATIENCE_MS / 1000} s (${[...reasons].join('; ')}). ` +
      `See ${logOf(place)}; a recovery that takes longer goes on by itself: start again in a while.`,
  );
}

interface Answer {
  readonly presence?: Presence;
  /** Something listens, even if it lets nobody in yet. */
  readonly alive: boolean;
  readonly reason: string;
}

async function enter(
  { place, password }: Cluster,
  endpoint: Endpoint,
  onLost: (error: Error) => void,
): Promise<Answer> {
  try {
    const config = {
      ...endpoint,
      user: DATABASE_USER,
      password: () => password.reveal(),
      database: DATABASE,
      connectionTimeoutMillis: 5_000,
    };
    return { presence: await announcePresence(config, onLost), alive: true, reason: '' };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === '28P01') {
      throw new EmbeddedPostgresError(
        'WRONG_PASSWORD',
        `The database in ${place.clusterFolder} was made with another password than the key folder holds. ` +
          'Use the key folder that belongs to this data folder (KEYLEDGER_KEYS_FOLDER).',
      );
    }
    // 57P03: it is starting up, recovering or shutting down.
    return { alive: code === '57P03', reason: message };
  }
}

function startUnlessRunning(cluster: Cluster, endpoint: Endpoint): SpawnedServer | undefined {
  const { place, binaries, durable, log } = cluster;
  const { postmaster, ended, staleFile } = clearLeftovers(place.clusterFolder);
  if (postmaster !== undefined) return undefined;
  if (ended.length > 0) {
    log(`Ended ${ended.length} database processes that a killed server had left behind.`);
  }
  if (staleFile) log('Removed the postmaster.pid of a server that is long gone.');
  return spawnServer(place, binaries, serverSettings(endpoint, durable));
}

/** What ends a start again at every try is refused at once; what a server that is just going leaves comes right. */
function refuseHopeless(output: string, place: ClusterPlace): void {
  if (/pre-existing shared memory block|lock file "/i.test(output)) return;
  if (saysDiskFull(output)) throw diskFull(place.home);
  throw new EmbeddedPostgresError(
    'START_FAILED',
    `PostgreSQL did not start; ${logOf(place)} says: ${output.trim().split('\n').slice(-5).join(' ')}`,
  );
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? '';
}

function logOf(place: ClusterPlace): string {
  return join(place.home, 'postgres.log');
}
