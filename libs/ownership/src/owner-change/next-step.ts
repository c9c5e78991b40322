import { approvalCondition } from '@keyledger/approvals';
import type { OwnerChange } from './owner-change.state.js';

/** What the process does next; it waits for a moment, for a person, or for nothing any more. */
export type NextStep =
  | { readonly step: 'FREEZE' | 'END_RECOVERY' | 'DECIDE' | 'PASS_ON' | 'OFFER_ACCESS' | 'UNDO' }
  | { readonly step: 'WATCH_ACCESS' }
  | { readonly step: 'WAIT_UNTIL'; readonly moment: Date }
  | { readonly step: 'WAIT' };

export function nextStep(change: OwnerChange, now: Date): NextStep {
  const { started, end, undone, effectiveAt, done, newOwnerId } = change;
  if (!started || end === 'COMPLETED') return { step: 'WAIT' };
  if (end !== null) return { step: undone ? 'WAIT' : 'UNDO' };
  if (!done.has('FROZEN')) {
    const moment = effectiveAt === null ? now : new Date(effectiveAt);
    return moment > now ? { step: 'WAIT_UNTIL', moment } : { step: 'FREEZE' };
  }
  if (!done.has('RECOVERY_ENDED')) return { step: 'END_RECOVERY' };
  if (newOwnerId === null) return { step: 'WAIT' };
  if (!done.has('COMMITTED')) return { step: waitsForApproval(change, now) ? 'WAIT' : 'DECIDE' };
  if (!done.has('PASSED')) return { step: 'PASS_ON' };
  return { step: done.has('OFFERED') ? 'WATCH_ACCESS' : 'OFFER_ACCESS' };
}

/** A word that was asked for is waited for, and what was not given in time is not asked for again by itself. */
function waitsForApproval({ approval }: OwnerChange, now: Date): boolean {
  return approval.request !== null && approvalCondition(approval, now) !== 'APPROVED';
}

export const OWNER_CHANGE_STATES = [
  'SCHEDULED',
  'RUNNING',
  'AWAITING_SUCCESSOR',
  'AWAITING_APPROVAL',
  'APPROVAL_EXPIRED',
  'AWAITING_FIRST_ACCESS',
  'COMPLETED',
  'REFUSED',
  'ABORTED',
] as const;
export type OwnerChangeCondition = (typeof OWNER_CHANGE_STATES)[number];

/** How a change stands at a moment, for who looks at it. */
export function conditionOf(change: OwnerChange, now: Date): OwnerChangeCondition {
  if (change.end) return change.end;
  const { step } = nextStep(change, now);
  if (step === 'WAIT_UNTIL') return 'SCHEDULED';
  if (step === 'WATCH_ACCESS') return 'AWAITING_FIRST_ACCESS';
  if (step !== 'WAIT') return 'RUNNING';
  if (change.newOwnerId === null) return 'AWAITING_SUCCESSOR';
  return approvalCondition(change.approval, now) === 'EXPIRED'
    ? 'APPROVAL_EXPIRED'
    : 'AWAITING_APPROVAL';
}
