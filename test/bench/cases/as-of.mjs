import { AccountPast, OrganizationPast, StreamEvents } from '@keyledger/compliance';
import { day, LAST_DAY, openLog, organizationId, writeCompany } from '../company-log.mjs';
import { withDurableServer } from '../durable-server.mjs';
import { median, percentile, withinTime } from '../rounds.mjs';

const EVENTS = 1_000_000;
const LIMIT_MS = 20;
const ROUNDS = 5;
const QUESTIONS = 1_000;

export const target = 1;

/** One account at a moment of the past, in a log of a million events: p99 under 20 ms. */
export function run({ events = EVENTS } = {}) {
  return withDurableServer(async ({ database, conditions }) => {
    const postgres = await database('past');
    const log = await openLog(postgres);
    const accounts = await writeCompany(log, events);
    // A million events within a minute leave work behind that a company's log of years does not.
    await postgres.pool.query('VACUUM (ANALYZE)');
    await postgres.pool.query('CHECKPOINT');
    const streams = new StreamEvents(log.store, log.codec);
    const past = new AccountPast(streams, new OrganizationPast(streams));
    const rounds = Array.from({ length: ROUNDS }, () => []);
    for (let n = 0; n < ROUNDS * QUESTIONS; n += 1) {
      const accountId = accounts[(n * 7_919) % accounts.length];
      const moment = { at: day(1 + ((n * 31) % LAST_DAY)), by: n % 2 ? 'RECORDED' : 'OCCURRED' };
      const start = performance.now();
      const then = await past.at(organizationId, accountId, moment);
      rounds[Math.floor(n / QUESTIONS)].push(performance.now() - start);
      if (!then?.account.provisioned) throw new Error('The account was not there');
    }
    await log.close();
    const figures = (share) => rounds.map((times) => percentile(times, share));
    return {
      ...withinTime(figures(0.99), LIMIT_MS),
      unit: 'ms',
      p50: Number(median(figures(0.5)).toFixed(2)),
      n: ROUNDS * QUESTIONS,
      conditions: `${conditions}; median of ${ROUNDS} rounds’ p99 of ${QUESTIONS} questions one after the other, ${events} events, ${accounts.length} accounts, from streams to state, without HTTP; peer: the limit`,
    };
  });
}
