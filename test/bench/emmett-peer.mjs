import { randomUUID as newId } from 'node:crypto';

import { installedPeer } from './installed-peer.mjs';
import { command, IN_FLIGHT, signIn, STREAMS_A_WORKER } from './our-appends.mjs';

/** Appends the same facts with emmett's `appendToStream`, in clear, each stream at its expected version. */
export async function emmettAppender(postgres) {
  const version = installedPeer('@event-driven-io/emmett-postgresql');
  const { getPostgreSQLEventStore } = await import('@event-driven-io/emmett-postgresql');
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
