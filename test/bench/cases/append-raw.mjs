import { withDurableServer } from '../durable-server.mjs';
import { appender, IN_FLIGHT, ourStore, STREAMS_A_WORKER } from '../our-appends.mjs';
import { rawInserter, GROUP } from '../raw-inserts-peer.mjs';
import { interleaved, rateOf } from '../rounds.mjs';

const N = 32_000;

export const target = 0.5;

/** Our appends against plain multi-row inserts of rows that were encoded before the clock started. */
export function run() {
  return withDurableServer(async ({ database, conditions }) => {
    const ours = await ourStore(await database('ours'));
    const peer = await rawInserter(await database('peer'), ours.codec);
    const append = appender(ours);
    const rates = await interleaved(
      () => rateOf(N, IN_FLIGHT, append),
      async () => {
        const insert = await peer.prepare(N / GROUP);
        return GROUP * (await rateOf(N / GROUP, 1, insert));
      },
    );
    await Promise.all([ours.close(), peer.close()]);
    const streams = IN_FLIGHT * STREAMS_A_WORKER;
    return {
      ...rates,
      unit: 'events/s',
      n: N,
      conditions: `${conditions}; ${IN_FLIGHT} in flight, ${streams} streams; peer: INSERT of ${GROUP} encoded rows on one connection, same table and indexes`,
    };
  });
}
