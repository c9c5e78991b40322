import { approvalCondition, approvalEnd, weighVerdict } from '@keyledger/approvals';
import { isRejection, reject, type Actor, type Decision } from '@keyledger/kernel';
import type { NewOwnerChangeEvent } from './owner-change.events.js';
import type { OwnerChange } from './owner-change.state.js';

export interface OwnerChangeVerdict {
  readonly approved: boolean;
  readonly by: Actor;
  readonly now: Date;
}

/** Neither whoever had a hand in it nor either owner is a second person. */
export function decideVerdict(
  verdict: OwnerChangeVerdict,
  change: OwnerChange,
): Decision<NewOwnerChangeEvent> {
  const { accountId, approval, initiators, previousOwnerId, newOwnerId, end, done } = change;
  const people = initiators.filter(({ kind }) => kind === 'PERSON').map(({ id }) => id);
  const subjectIds = [...people, previousOwnerId, ...(newOwnerId ? [newOwnerId] : [])];
  const spent = end !== null || done.has('COMMITTED');
  const over = 'OwnerChangeApprovalOver';
  const given = weighVerdict({ ...verdict, subjectIds, spent, over }, approval);
  if (isRejection(given)) return given.code === 'NotFound' ? reject(over) : given;
  if (given === 'GIVEN') return [];
  const type = verdict.approved ? 'OwnerChangeApproved' : 'OwnerChangeRefused';
  return [{ type, data: { accountId } }];
}

/** Asks again, once nobody answered in time. */
export function decideRenewal(
  { now, hours }: { readonly now: Date; readonly hours: number },
  { accountId, approval, end }: OwnerChange,
): Decision<NewOwnerChangeEvent> {
  const expired = approvalCondition(approval, now, end !== null) === 'EXPIRED';
  if (!expired) return reject('OwnerChangeApprovalOver');
  return [
    {
      type: 'OwnerChangeApprovalRequested',
      data: { accountId, expiresAt: approvalEnd(now, hours) },
    },
  ];
}
