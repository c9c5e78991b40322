import { waitUntil } from '@keyledger/kernel';

/**
 * Answers at whole multiples of a tick after the beginning and at no other time, so that the few reads and records that
 * only a known address causes do not show (ASVS 5.0 §6.3.8): not while it is quick, and under load only where they cross
 * a tick. Errors take as long.
 * @param tickMs 0: at once.
 */
export async function evenPace<Result>(
  tickMs: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const startedAt = performance.now();
  try {
    return await work();
  } finally {
    if (tickMs > 0) {
      const ticks = Math.max(1, Math.ceil((performance.now() - startedAt) / tickMs));
      await waitUntil(startedAt + ticks * tickMs);
    }
  }
}
