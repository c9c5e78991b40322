import { randomUUID as newId } from 'node:crypto';
import { eventStoreMigrations } from '@keyledger/event-store';
import { migrate } from '@keyledger/postgres';
import { command, IN_FLIGHT, signIn, STREAMS_A_WORKER } from './our-appends.mjs';

export const GROUP = 64;
const COLUMNS = 10;

/** Inserts rows as our store would write them, with nothing around it: the ceiling of this table on this machine. */
export async function rawInserter(postgres, codec) {
  await migrate(postgres, eventStoreMigrations);
  const client = await postgres.pool.connect();
  const streams = Array.from({ length: IN_FLIGHT * STREAMS_A_WORKER }, () => ({
    name: `signin-${newId()}`,
    head: 'none',
  }));
  let position = 0;

  const nextRow = async () => {
    const stream = streams[position % streams.length];
    const now = new Date();
    const [event] = await codec.encode(stream.name, stream.head, [signIn()], command(), now);
    const { eventId, type, schemaVersion, occurredAt, data, meta, chain } = event;
    const revision = stream.head === 'none' ? 0 : stream.head.revision + 1;
    stream.head = { revision, chain, recordedAt: now.toISOString() };
    position += 1;
    const hash = Buffer.from(chain, 'hex');
    const about = [eventId, type, schemaVersion, occurredAt];
    return [position, stream.name, revision, ...about, data, meta, hash];
  };
  const places = Array.from({ length: GROUP }, (_, row) => {
    const numbers = Array.from({ length: COLUMNS }, (__, column) => row * COLUMNS + column + 1);
    return `(${numbers.map((number) => `$${number}`).join(', ')})`;
  });
  const text = `INSERT INTO event VALUES ${places.join(', ')}`;

  return {
    /** Encodes the rows of so many groups. @returns what inserts the group of a turn. */
    async prepare(groups) {
      const prepared = [];
      for (let group = 0; group < groups; group += 1) {
        const rows = [];
        for (let row = 0; row < GROUP; row += 1) rows.push(await nextRow());
        prepared.push(rows.flat());
      }
      return (_worker, turn) => client.query({ name: 'raw', text, values: prepared[turn] });
    },
    async close() {
      client.release();
    },
  };
}
