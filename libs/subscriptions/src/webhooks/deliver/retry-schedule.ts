const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Standard Webhooks 1.0, "retries": what is waited before each further try, over three days. */
const WAITS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/** Tries of one event before it becomes a dead letter. */
export const MOST_TRIES = WAITS.length + 1;

/**
 * Milliseconds until the next try, up to a tenth more so that what failed together does not come back together; null
 * after the last one.
 * @param tries how often it was tried, from 1.
 * @param retryAfterMs what the receiver asked for; it is never gone below.
 */
export function waitAfter(
  tries: number,
  retryAfterMs: number | null,
  random: () => number = Math.random,
): number | null {
  const wait = WAITS[tries - 1];
  if (wait === undefined) return null;
  return Math.max(wait * (1 + random() / 10), retryAfterMs ?? 0);
}
