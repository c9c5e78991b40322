import type { Account } from '@keyledger/accounts';
import { reject, type Actor, type Decision } from '@keyledger/kernel';
import { isSameActor } from '../same-actor.js';
import type { NewResetApprovalEvent } from './reset-approval.events.js';
import { conditionOf, type ResetApproval } from './reset-approval.state.js';

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
  const { request, decision, accountId, ownerId } = state;
  if (!request) return reject('NotFound');
  if (isSameActor(request.by, by)) return reject('SecondPersonNeeded');
  if (decision?.approved === approved && isSameActor(decision.by, by)) return [];
  if (conditionOf(state, account, now) !== 'PENDING') return reject('ResetApprovalOver');
  const type = approved ? 'ResetApproved' : 'ResetApprovalRefused';
  return [{ type, data: { accountId, ownerId } }];
}
