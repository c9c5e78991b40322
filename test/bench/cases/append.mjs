import { withDurableServer } from '../durable-server.mjs';
import { emmettAppender } from '../emmett-peer.mjs';
import { appender, IN_FLIGHT, ourStore, STREAMS_A_WORKER } from '../our-appends.mjs';
import { interleaved, rateOf } from '../rounds.mjs';

const OURS = 32_000;
const PEERS = 6_400;

export const target = 6;

/** Single-event appends, encrypted and chained, against emmett-postgresql's `appendToStream`, in clear. */
export function run() {
  return withDurableServer(async ({ database, conditions }) => {
    const ours = await ourStore(await database('ours'));
    const peer = await emmettAppender(await database('peer'));
    const append = appender(ours);
    const rates = await interleaved(
      () => rateOf(OURS, IN_FLIGHT, append),
      () => rateOf(PEERS, IN_FLIGHT, peer.append),
    );
    await Promise.all([ours.close(), peer.close()]);
    const streams = IN_FLIGHT * STREAMS_A_WORKER;
    return {
      ...rates,
      unit: 'events/s',
      n: OURS,
      conditions: `${conditions}; ${IN_FLIGHT} in flight, ${streams} streams; peer ${peer.name}, n ${PEERS}`,
    };
  });
}
