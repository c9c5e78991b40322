import { clearInterval, setInterval } from 'node:timers';
import { USER_LIST, UserListQuery, accountProjections } from '@keyledger/accounts';
import { SystemClock } from '@keyledger/kernel';
import { PostgresReadPositions, ProjectionOperations } from '@keyledger/projections';
import { bringUpToDate, withKeptCompany } from '../kept-company.mjs';
import { median, spreadOf, threeDigits, twoPlaces } from '../rounds.mjs';

const EVENTS = 1_000_000;
const ROUNDS = 3;
const QUERY_EVERY_MS = 50;
const userList = accountProjections.filter(({ name }) => name === USER_LIST);

export const target = 0.25;

/**
 * The list of accounts from the whole log, as operators rebuild it, against the same process that only reads, parses,
 * schema-checks and decrypts every event. The served list is asked all the while.
 */
export function run({ events = EVENTS } = {}) {
  return withKeptCompany(events, userList, async ({ postgres, store, codec, conditions }) => {
    const log = { store, codec };
    const operations = new ProjectionOperations(postgres, store, codec, userList);
    const seconds = { ours: [], peer: [] };
    const asked = { answered: 0, failed: 0 };
    let read = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const stopAsking = await keepAsking(postgres, asked);
      seconds.ours.push(await secondsOf(() => operations.rebuild(USER_LIST)));
      await stopAsking();
      await bringUpToDate(postgres, log, userList);
      seconds.peer.push(await secondsOf(async () => (read = await readAll(log))));
    }
    if (asked.failed > 0) throw new Error(`${asked.failed} served queries failed`);
    const [ours, peer] = [median(seconds.ours), median(seconds.peer)];
    return {
      ours: threeDigits(read / ours),
      peer: threeDigits(read / peer),
      ratio: twoPlaces(peer / ours),
      spread: spreadOf(seconds.peer.map((theirs, round) => theirs / seconds.ours[round])),
      unit: 'events/s',
      n: read,
      conditions:
        `${conditions}; median of ${ROUNDS} rounds in turn, ${read} events; the rebuild ends when reads were switched; ` +
        `meanwhile the served list was asked every ${QUERY_EVERY_MS} ms in the same process: ${asked.answered} answers, ` +
        `none failed; peer: reads, parses, checks and decrypts all events in batches of 500, writes nothing`,
    };
  });
}

async function readAll({ store, codec }) {
  let read = 0;
  for await (const events of store.readAll(null)) read += (await codec.decodeAll(events)).length;
  return read;
}

/** Pages, searches and single accounts of the served list, at a steady rate. @returns how to end it. */
async function keepAsking(postgres, asked) {
  const positions = new PostgresReadPositions(postgres, userList);
  await positions.start();
  const query = new UserListQuery(postgres, positions, new SystemClock());
  const table = await positions.table(USER_LIST, USER_LIST);
  const { rows } = await postgres.pool.query(
    `SELECT account_id, organization_id FROM ${table} LIMIT 1`,
  );
  const actor = { kind: 'PERSON', id: rows[0].account_id, role: 'ADMIN' };
  const organizationId = rows[0].organization_id;
  const scope = { organizationId, departmentIds: null, role: 'ADMIN', actor };
  const page = (search, field) => {
    const criteria = { filter: {}, search, sort: { field, descending: false } };
    return query.window(scope, criteria, { after: null, before: null, size: 50, fromEnd: false });
  };
  const questions = [
    () => page([], 'ADDRESS'),
    () => page(['user77'], 'NAME'),
    () => query.byIds(scope, [rows[0].account_id]),
  ];
  const waiting = new Set();
  let turn = 0;
  const timer = setInterval(() => {
    const question = questions[(turn += 1) % questions.length]()
      .then((found) => (found.length > 0 ? (asked.answered += 1) : (asked.failed += 1)))
      .catch(() => (asked.failed += 1))
      .finally(() => waiting.delete(question));
    waiting.add(question);
  }, QUERY_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await Promise.all(waiting);
    await positions.close();
  };
}

async function secondsOf(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
