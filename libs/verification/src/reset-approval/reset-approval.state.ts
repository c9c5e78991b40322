import { stillEntitles, type Account, type ResetEntitlement } from '@keyledger/accounts';
import {
  approvalCondition,
  type Approval,
  type ApprovalCondition,
  type ApprovalDecision,
  type ApprovalRequest,
} from '@keyledger/approvals';
import type { Aggregate, Personal, Position } from '@keyledger/event-store';
import type { ResetApprovalEvent } from './reset-approval.events.js';

export interface ResetApprovalRequest extends ApprovalRequest {
  readonly at: string;
  readonly position: Position;
  readonly note: Personal<string | null>;
  /** The password that the reset may replace. */
  readonly credentialId: string | null;
}

export interface ResetApprovalDecision extends ApprovalDecision {
  readonly at: string;
  readonly eventId: string;
}

/** A second person's word on one reset. */
export interface ResetApproval extends Approval {
  readonly accountId: string;
  readonly ownerId: string;
  readonly request: ResetApprovalRequest | null;
  readonly decision: ResetApprovalDecision | null;
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

/** Whether it served its reset, or the account came by another password meanwhile. */
export function isSpent(
  { request }: ResetApproval,
  account: Pick<Account, 'credential' | 'resetAt'>,
): boolean {
  if (!request) return false;
  const { position: since, credentialId } = request;
  return !stillEntitles({ since, credentialId }, account);
}

/** How it stands at a moment; null: nobody asked. */
export function conditionOf(
  approval: ResetApproval,
  account: Pick<Account, 'credential' | 'resetAt'>,
  now: Date,
): ApprovalCondition | null {
  return approvalCondition(approval, now, isSpent(approval, account));
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
