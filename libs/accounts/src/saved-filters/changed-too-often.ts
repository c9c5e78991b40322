import { reject, type Rejection } from '@keyledger/kernel';
import { dayOf, type SavedFilters } from './saved-filters.state.js';

/** Whatever is saved stays in the log, and the stream is read whole. */
export const MOST_CHANGES_A_DAY = 200;

/** Refuses further changes until midnight UTC. */
export function changedTooOften({ changes }: SavedFilters, now: Date): Rejection | null {
  if (changes.day !== dayOf(now.toISOString()) || changes.count < MOST_CHANGES_A_DAY) return null;
  const midnight = new Date(now).setUTCHours(24, 0, 0, 0);
  return reject('RateLimited', { retryAfter: Math.ceil((midnight - now.getTime()) / 1000) });
}
