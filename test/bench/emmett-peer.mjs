import { execFileSync } from 'node:child_process';
import { randomUUID as newId } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { command, IN_FLIGHT, signIn, STREAMS_A_WORKER } from './our-appends.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const peerPackage = `${here}node_modules/@event-driven-io/emmett-postgresql/package.json`;

/** The peer is no dependency of the product: it is installed beside the bench when first compared with. */
function installPeers() {
  if (existsSync(peerPackage)) return;
  execFileSync('npm', ['ci', '--prefix', here, '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Appends the same facts with emmett's `appendToStream`, in clear, each stream at its expected version. */
export async function emmettAppender(postgres) {
  installPeers();
  const { getPostgreSQLEventStore } = await import('@event-driven-io/emmett-postgresql');
  const { version } = JSON.parse(readFileSync(peerPackage, 'utf8'));
  const store = getPostgreSQLEventStore('postgresql://unused', {
    connectionOptions: { pool: postgres.pool },
  });
  await store.schema.migrate();
  const streams = Array.from({ length: IN_FLIGHT }, () =>
    Array.from({ length: STREAMS_A_WORKER }, () => ({ name: `signin-${newId()}`, version: 0n })),
  );
  return {
    name: `emmett-postgresql ${version}`,
    async append(worker, turn) {
      const stream = streams[worker][turn % STREAMS_A_WORKER];
      const event = { ...signIn(), metadata: command() };
      const options = { expectedStreamVersion: stream.version };
      const { nextExpectedStreamVersion } = await store.appendToStream(
        stream.name,
        [event],
        options,
      );
      stream.version = nextExpectedStreamVersion;
    },
    async close() {
      await store.close();
    },
  };
}
