import { approvalEnd } from '@keyledger/approvals';
import { reject, type Decision } from '@keyledger/kernel';
import type { NewResetApprovalEvent } from '../reset-approval/reset-approval.events.js';
import type { ResetApproval } from '../reset-approval/reset-approval.state.js';

export interface ApprovalPlan {
  readonly accountId: string;
  readonly ownerId: string;
  readonly note: string | null;
  /** The password in force. */
  readonly credentialId: string | null;
  readonly now: Date;
}

/** An approval is good for a day from the moment that it was asked for. */
export function decideApprovalRequest(
  { now, ...facts }: ApprovalPlan,
  { request }: ResetApproval,
): Decision<NewResetApprovalEvent> {
  if (request) return reject('Conflict', { path: ['commandId'] });
  const expiresAt = approvalEnd(now);
  return [{ type: 'ResetApprovalRequested', data: { ...facts, expiresAt } }];
}
