import { stillEntitles, type Account, type ResetEntitlement } from '@keyledger/accounts';
import type { Aggregate, Personal, Position } from '@keyledger/event-store';
import type { Actor } from '@keyledger/kernel';
import type { ResetApprovalEvent } from './reset-approval.events.js';

export interface ApprovalRequest {
  readonly by: Actor;
  readonly at: string;
  readonly position: Position;
  readonly note: Personal<string | null>;
  /** The password that the reset may replace. */
  readonly credentialId: string | null;
  readonly expiresAt: string;
}

export interface ApprovalDecision {
  readonly approved: boolean;
  readonly by: Actor;
  readonly at: string;
  readonly eventId: string;
}

/** A second person's word on one reset. */
export interface ResetApproval {
  readonly accountId: string;
  readonly ownerId: string;
  readonly request: ApprovalRequest | null;
  readonly decision: ApprovalDecision | null;
}

export const resetApprovalAggregate: Aggregate<ResetApproval, ResetApprovalEvent> = {
  category: 'approval',
  initial: { accountId: '', ownerId: '', request: null, decision: null },
  evolve(before, event) {
    const { accountId, ownerId } = event.data;
    const { occurredAt: at, position, eventId, metadata } = event;
    const { actor: by } = metadata;
    const state = { ...before, accountId, ownerId };
    switch (event.type) {
      case 'ResetApprovalRequested': {
        const { note, credentialId, expiresAt } = event.data;
        return { ...state, request: { by, at, position, note, credentialId, expiresAt } };
      }
      case 'ResetApproved':
        return { ...state, decision: { approved: true, by, at, eventId } };
      case 'ResetApprovalRefused':
        return { ...state, decision: { approved: false, by, at, eventId } };
    }
  },
};

/** `SPENT`: it served its reset, or the account came by another password meanwhile. */
export const APPROVAL_CONDITIONS = ['PENDING', 'APPROVED', 'REFUSED', 'SPENT', 'EXPIRED'] as const;
export type ApprovalCondition = (typeof APPROVAL_CONDITIONS)[number];

/** How it stands at a moment; null: nobody asked. */
export function conditionOf(
  { request, decision }: ResetApproval,
  account: Pick<Account, 'credential' | 'resetAt'>,
  now: Date,
): ApprovalCondition | null {
  if (!request) return null;
  if (decision?.approved === false) return 'REFUSED';
  const { position: since, credentialId } = request;
  if (!stillEntitles({ since, credentialId }, account)) return 'SPENT';
  if (now >= new Date(request.expiresAt)) return 'EXPIRED';
  return decision ? 'APPROVED' : 'PENDING';
}

/** What whoever asked may reset on; null while it is not approved, or is too old. Whether it was used the account says. */
export function approvedEntitlement(
  { request, decision }: ResetApproval,
  now: Date,
): ResetEntitlement | null {
  if (!request || !decision?.approved || now >= new Date(request.expiresAt)) return null;
  const { position: since, credentialId } = request;
  return { eventId: decision.eventId, since, credentialId };
}
