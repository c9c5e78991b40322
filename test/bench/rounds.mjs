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
  return {
    ours: threeDigits(mine),
    peer: threeDigits(theirs),
    ratio: twoPlaces(mine / theirs),
    spread: spreadOf(rates.ours.map((rate, round) => rate / rates.peer[round])),
  };
}

/** What took so long in each round against a time that it may take: the median counts. */
export function withinTime(figures, limit) {
  const ratios = figures.map((figure) => limit / figure);
  const measured = median(figures);
  return {
    ours: threeDigits(measured),
    peer: limit,
    ratio: twoPlaces(limit / measured),
    spread: spreadOf(ratios),
  };
}

/** The lowest and the highest ratio that a round came to. */
export function spreadOf(ratios) {
  return [twoPlaces(Math.min(...ratios)), twoPlaces(Math.max(...ratios))];
}

/** The figure below which this share of them lies. */
export function percentile(figures, share) {
  const sorted = figures.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const twoPlaces = (figure) => Number(figure.toFixed(2));

/** Whole from a hundred on, three digits below. */
export const threeDigits = (figure) =>
  figure >= 100 ? Math.round(figure) : Number(figure.toPrecision(3));

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
