import { verifyLog } from '@keyledger/event-store';
import { openLog, writeCompany } from '../company-log.mjs';
import { withDurableServer } from '../durable-server.mjs';
import { median, spreadOf, twoPlaces } from '../rounds.mjs';

const EVENTS = 200_000;
const LIMIT = 30_000;
const ROUNDS = 5;

export const target = 1;

/** How many events a second a whole log is verified at, against 30,000. */
export function run({ events = EVENTS } = {}) {
  return withDurableServer(async ({ database, conditions }) => {
    const postgres = await database('verified');
    const log = await openLog(postgres);
    await writeCompany(log, events);
    const { rows } = await postgres.pool.query(
      'SELECT avg(octet_length(data) + octet_length(meta))::int AS bytes FROM event',
    );
    const rates = [];
    let verified;
    for (let round = 0; round <= ROUNDS; round += 1) {
      const start = performance.now();
      verified = await verifyLog(log.store);
      if (round > 0) rates.push((verified.events * 1_000) / (performance.now() - start));
    }
    await log.close();
    if (verified.faultsFound > 0) throw new Error('The log that was just written has faults');
    const rate = median(rates);
    return {
      ours: Math.round(rate),
      peer: LIMIT,
      ratio: twoPlaces(rate / LIMIT),
      spread: spreadOf(rates.map((each) => each / LIMIT)),
      unit: 'events/s',
      n: verified.events,
      conditions: `${conditions}; ${verified.streams} streams, ${rows[0].bytes} bytes of data and metadata an event; peer: the limit`,
    };
  });
}
