import type { Actor } from '@keyledger/kernel';

/** Somebody asks a second person. */
export interface ApprovalRequest {
  readonly by: Actor;
  readonly expiresAt: string;
}

/** A second person's word, which is given once. */
export interface ApprovalDecision {
  readonly approved: boolean;
  readonly by: Actor;
}

/** What was asked and answered so far; both null: nobody asked. */
export interface Approval {
  readonly request: ApprovalRequest | null;
  readonly decision: ApprovalDecision | null;
}

/** `SPENT`: it served what it was asked for, or that was overtaken. */
export const APPROVAL_CONDITIONS = ['PENDING', 'APPROVED', 'REFUSED', 'SPENT', 'EXPIRED'] as const;
export type ApprovalCondition = (typeof APPROVAL_CONDITIONS)[number];

/**
 * How an approval stands at a moment; null: nobody asked. What was refused stays refused, and an approved one ends like one
 * that waits: whoever asked acts on it before its end.
 * @param spent whether it served, or what it is about was overtaken; only whoever asks for approvals knows.
 */
export function approvalCondition(
  { request, decision }: Approval,
  now: Date,
  spent = false,
): ApprovalCondition | null {
  if (!request) return null;
  if (decision?.approved === false) return 'REFUSED';
  if (spent) return 'SPENT';
  if (now >= new Date(request.expiresAt)) return 'EXPIRED';
  return decision ? 'APPROVED' : 'PENDING';
}

/** Until when an approval that is asked for now is good. */
export function approvalEnd(now: Date, hours = HOURS_GOOD): string {
  return new Date(now.getTime() + hours * HOUR).toISOString();
}

const HOURS_GOOD = 24;
const HOUR = 3_600_000;
