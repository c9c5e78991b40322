const FIRST_MS = 1_000;
const MOST_MS = 15 * 60_000;

/**
 * How long to wait after a failed try: doubled each time from one second up to a quarter of an hour, and
 * between half and all of that, so that what failed together does not come back together.
 */
export function retryDelayMs(attempt: number, random: number, firstMs = FIRST_MS): number {
  const ceiling = Math.min(firstMs * 2 ** (attempt - 1), MOST_MS);
  return Math.round(ceiling * (0.5 + random / 2));
}
