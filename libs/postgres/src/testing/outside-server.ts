import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Secret } from '@keyledger/kernel';
import { freePort } from '@keyledger/kernel/testing';
import pg from 'pg';
import { prepareBinaries } from '../embedded/binaries.js';
import { placeCluster } from '../embedded/cluster-folder.js';
import { DATABASE, DATABASE_USER, initialiseCluster } from '../embedded/initialise-cluster.js';
import { spawnServer, stopServer } from '../embedded/server-process.js';
import { serverSettings } from '../embedded/server-settings.js';
import type { GivenDatabase } from './given-database.js';

export type OutsideServer = GivenDatabase;

/**
 * A PostgreSQL that belongs to nobody's data folder, durable, reached over TCP: what `DATABASE_URL` names in production.
 * @param host the address it listens on. @param clients who may connect, as pg_hba.conf has it.
 */
export async function startOutsideServer(
  host = '127.0.0.1',
  clients = '127.0.0.1/32',
): Promise<OutsideServer> {
  const folder = mkdtempSync(join(tmpdir(), 'keyledger-outside-'));
  chmodSync(folder, 0o711);
  const password = new Secret(randomBytes(18).toString('hex'));
  const place = placeCluster(join(folder, 'data'), () => undefined);
  const binaries = prepareBinaries(place);
  await initialiseCluster(place, binaries, password);
  appendFileSync(
    join(place.clusterFolder, 'pg_hba.conf'),
    `host all all ${clients} scram-sha-256\n`,
  );
  const port = await freePort(host);
  const server = spawnServer(place, binaries, serverSettings({ host, port }, true));
  const url = new Secret(
    `postgres://${DATABASE_USER}:${password.reveal()}@${host}:${port}/${DATABASE}`,
  );
  const stop = async () => {
    await stopServer(place, binaries);
    await server.ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

async function answers(url: Secret): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const client = new pg.Client({ connectionString: url.reveal() });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (tries === 100) throw error;
      await pause(50);
    }
  }
}
