import { approvalCondition } from '@keyledger/approvals';
import { activeHolds, type Erasure } from './erasure.state.js';

/** `RESTRICTED`: asked for, and a hold stands against it. */
export const ERASURE_CONDITIONS = [
  'PENDING',
  'RESTRICTED',
  'APPROVED',
  'REFUSED',
  'EXPIRED',
  'STOPPED',
  'UNDER_WAY',
  'COMPLETED',
] as const;
export type ErasureCondition = (typeof ERASURE_CONDITIONS)[number];

/** How a person's erasure stands at a moment; null: nobody asked for it. */
export function erasureCondition(erasure: Erasure, now: Date): ErasureCondition | null {
  if (erasure.certificate) return 'COMPLETED';
  if (erasure.started) return 'UNDER_WAY';
  if (erasure.stopped) return 'STOPPED';
  const condition = approvalCondition(erasure.approval, now);
  if (condition === 'PENDING')
    return activeHolds(erasure, now).length > 0 ? 'RESTRICTED' : 'PENDING';
  return condition === 'SPENT' ? null : condition;
}
