import type { Account } from '@keyledger/accounts';
import { weighVerdict } from '@keyledger/approvals';
import { isRejection, type Actor, type Decision } from '@keyledger/kernel';
import type { NewResetApprovalEvent } from './reset-approval.events.js';
import { isSpent, type ResetApproval } from './reset-approval.state.js';

export interface ApprovalVerdict {
  readonly approved: boolean;
  readonly by: Actor;
  readonly account: Pick<Account, 'credential' | 'resetAt'>;
  readonly now: Date;
}

/** A second person's yes or no, once; the same from the same person again changes nothing. */
export function decideOnApproval(
  { approved, by, account, now }: ApprovalVerdict,
  state: ResetApproval,
): Decision<NewResetApprovalEvent> {
  const { accountId, ownerId } = state;
  const matter = { subjectIds: [ownerId], spent: isSpent(state, account) };
  const weighed = weighVerdict({ approved, by, now, ...matter, over: 'ResetApprovalOver' }, state);
  if (isRejection(weighed)) return weighed;
  if (weighed === 'GIVEN') return [];
  const type = approved ? 'ResetApproved' : 'ResetApprovalRefused';
  return [{ type, data: { accountId, ownerId } }];
}
