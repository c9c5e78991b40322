import { randomBytes } from 'node:crypto';
import { BACKWARDS, END } from '@eventstore/db-client';
import { CorruptEvent } from '../codec/codec-errors.js';
import { failureType } from './client-failure.js';
import type { Connection } from './connection.js';
import type { Retries } from './retries.js';

/** Nothing is ever written to it; its metadata is a system event, so it is never among the domain's. */
const LOG_STREAM = 'keyledger_log';

/** The log's name in positions: whoever opens the log first gives it one, and everybody else finds it. */
export function openLogId(connection: Connection, retries: Retries): Promise<string> {
  return retries.run('read', async () => {
    const known = await readLogId(connection);
    if (known !== null) return known;
    const logId = randomBytes(6).toString('hex');
    try {
      await connection.writeStreamMetadata(LOG_STREAM, { logId });
    } catch (error) {
      if (failureType(error) !== 'wrong-expected-version') throw error;
    }
    // Of two who wrote at once, one lost.
    return (await readLogId(connection)) ?? logId;
  });
}

async function readLogId(connection: Connection): Promise<string | null> {
  const options = {
    fromRevision: END,
    direction: BACKWARDS,
    maxCount: 1,
    requiresLeader: true,
  } as const;
  const [last] = await connection.readStream(`$$${LOG_STREAM}`, options).catch((error: unknown) => {
    if (failureType(error) === 'stream-not-found') return [];
    throw error;
  });
  if (!last?.event) return null;
  const data = last.event.data as { logId?: unknown };
  if (typeof data.logId !== 'string' || !/^[0-9a-f]{12}$/.test(data.logId)) {
    throw new CorruptEvent(last.event.id, 'it does not name the log');
  }
  return data.logId;
}
