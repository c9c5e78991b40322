const ROUNDS = 5;

/** The median of an odd number of figures. */
export function median(figures) {
  return [...figures].sort((left, right) => left - right)[Math.floor(figures.length / 2)];
}

/**
 * Runs both sides in turn, one warm-up round and five that count, so that whatever else the machine does meets both.
 * Each side answers a rate; bigger is better.
 */
export async function interleaved(ours, peer) {
  const rates = { ours: [], peer: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [mine, theirs] = [await ours(round), await peer(round)];
    if (round > 0) {
      rates.ours.push(mine);
      rates.peer.push(theirs);
    }
  }
  const [mine, theirs] = [median(rates.ours), median(rates.peer)];
  const perSecond = { ours: Math.round(mine), peer: Math.round(theirs) };
  return { ...perSecond, ratio: Number((mine / theirs).toFixed(2)) };
}

/** How many of `total` tasks a second are done with `width` in flight. `task` gets worker and turn. */
export async function rateOf(total, width, task) {
  const perWorker = Math.floor(total / width);
  const start = performance.now();
  await Promise.all(
    Array.from({ length: width }, async (_, worker) => {
      for (let turn = 0; turn < perWorker; turn += 1) await task(worker, turn);
    }),
  );
  return (perWorker * width * 1000) / (performance.now() - start);
}
