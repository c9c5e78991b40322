import type { Rejection } from '@keyledger/kernel';
import { HashQueueFull } from '@keyledger/credentials';

/** Turns a full hash queue, met anywhere in `work`, into the answer "busy, retry after". */
export async function busyWhenHashesQueue<Result>(
  work: () => Promise<Result>,
): Promise<Result | { readonly outcome: 'rejected'; readonly rejection: Rejection }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HashQueueFull) {
      return { outcome: 'rejected', rejection: error.toRejection() };
    }
    throw error;
  }
}
