import { setTimeout as pause } from 'node:timers/promises';

/**
 * Ends at a moment of `performance.now()` or after it, never before: timers count whole milliseconds and may come a
 * fraction too early, which would tell how long the work before took. At once where the moment is over.
 */
export async function waitUntil(moment: number): Promise<void> {
  for (let left = moment - performance.now(); left > 0; left = moment - performance.now()) {
    await pause(Math.ceil(left));
  }
}
