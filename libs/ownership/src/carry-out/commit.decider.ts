import { approvalEnd } from '@keyledger/approvals';
import type { Decision } from '@keyledger/kernel';
import type { OwnershipPolicyRules } from '@keyledger/organizations';
import type { NewOwnerChangeEvent } from '../owner-change/owner-change.events.js';
import { nextStep } from '../owner-change/next-step.js';
import type { OwnerChange } from '../owner-change/owner-change.state.js';

export interface CommitPlan {
  readonly policy: OwnershipPolicyRules;
  /** Whether either owner holds a role. */
  readonly administrators: boolean;
  /** Whether the new owner is known and with the company. */
  readonly successorThere: boolean;
  /** Whether the mailbox is still frozen for this change; a recovery on the host may have opened it. */
  readonly held: boolean;
  readonly now: Date;
}

/** The last look before there is no way back: go on, ask a second person, or have somebody else named. */
export function decideCommit(plan: CommitPlan, change: OwnerChange): Decision<NewOwnerChangeEvent> {
  const { accountId, newOwnerId, approval } = change;
  // Somebody's word came in between.
  if (nextStep(change, plan.now).step !== 'DECIDE' || newOwnerId === null) return [];
  if (!plan.held) return [{ type: 'OwnerChangeAborted', data: { accountId } }];
  if (!plan.successorThere) {
    return [{ type: 'OwnerChangeSuccessorLost', data: { accountId, newOwnerId } }];
  }
  const { secondPerson, approvalHours } = plan.policy;
  const wanted =
    secondPerson === 'EVERYBODY' || (secondPerson === 'ADMINISTRATORS' && plan.administrators);
  if (wanted && !approval.decision) {
    const expiresAt = approvalEnd(plan.now, approvalHours);
    return [{ type: 'OwnerChangeApprovalRequested', data: { accountId, expiresAt } }];
  }
  return [{ type: 'OwnerChangeCommitted', data: { accountId, newOwnerId } }];
}
