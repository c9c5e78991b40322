import { reject, type Decision } from '@keyledger/kernel';
import type { HoldBasis, NewErasureEvent } from '../erasure/erasure.events.js';
import type { Erasure } from '../erasure/erasure.state.js';

/** Holds that one person may be under at once. */
export const MOST_HOLDS = 20;

export interface HoldPlan {
  readonly holdId: string;
  readonly basis: HoldBasis;
  /** Null: until it is released. */
  readonly until: Date | null;
  readonly now: Date;
}

/** A hold comes too late once the erasure has passed the point of no return. */
export function decideHold(plan: HoldPlan, { holds, started }: Erasure): Decision<NewErasureEvent> {
  const { holdId, basis, until, now } = plan;
  if (started) return reject('ErasureUnderWay');
  if (until !== null && until <= now) return reject('InvalidInput', { path: ['until'] });
  if (holds.length >= MOST_HOLDS) return reject('InvalidInput', { path: ['employeeId'] });
  return [
    { type: 'LegalHoldPlaced', data: { holdId, basis, until: until?.toISOString() ?? null } },
  ];
}

export function decideRelease(holdId: string, { holds }: Erasure): Decision<NewErasureEvent> {
  if (!holds.some(({ id }) => id === holdId)) return reject('NotFound', { path: ['holdId'] });
  return [{ type: 'LegalHoldReleased', data: { holdId } }];
}
