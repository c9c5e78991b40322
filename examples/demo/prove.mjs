import { openKeyledger } from '@keyledger/assembly';
import { readConfiguration } from '@keyledger/configuration';
import { verifyLog } from '@keyledger/event-store';
import { Postgres } from '@keyledger/postgres';

const REPLAY = 'keyledger_replay';

/**
 * Beside the running product: every chain of the log recomputed, and every read model computed again from the log
 * into an empty database and compared with the one in use, in every column.
 */
export async function prove(settings) {
  const keyledger = await openKeyledger(readConfiguration(settings), {
    say: () => undefined,
    migrate: 'NOW',
  });
  const { postgres, store, projectionOperations } = keyledger.foundation;
  try {
    const log = await verifyLog(store);
    await postgres.pool.query(`CREATE DATABASE ${REPLAY}`);
    const target = Postgres.connect({ ...postgres.config, database: REPLAY });
    try {
      const replay = await projectionOperations.replayInto(target);
      return { log, replay };
    } finally {
      await target.close();
      await postgres.pool.query(`DROP DATABASE ${REPLAY}`);
    }
  } finally {
    await keyledger.close();
  }
}
