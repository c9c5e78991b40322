import { reject, type Actor, type Rejection } from '@keyledger/kernel';
import { approvalCondition, type Approval } from './approval.js';
import { isSameActor } from './same-actor.js';

export interface Verdict {
  readonly approved: boolean;
  readonly by: Actor;
  readonly now: Date;
  /** People whom the matter is about: their word on it counts as little as that of whoever asked. */
  readonly subjectIds: readonly string[];
  /** Whether what it is about was overtaken; see `approvalCondition`. */
  readonly spent: boolean;
  /** The rejection of a verdict that comes too late, as the matter calls it. */
  readonly over: string;
}

/**
 * Whether a second person's yes or no counts. `GIVE`: record it; `GIVEN`: it is the one recorded, from the same person.
 * Rejections: `NotFound` where nobody asked, `SecondPersonNeeded` from whoever asked (in whichever role) and from those whom it
 * is about, and `over` after another verdict, after its end and where it was overtaken. Rank and department are the caller's rule.
 */
export function weighVerdict(verdict: Verdict, approval: Approval): 'GIVE' | 'GIVEN' | Rejection {
  const { approved, by, now, subjectIds, spent, over } = verdict;
  const { request, decision } = approval;
  if (!request) return reject('NotFound');
  const concerned = by.kind === 'PERSON' && subjectIds.includes(by.id);
  if (concerned || isSameActor(request.by, by)) return reject('SecondPersonNeeded');
  if (decision?.approved === approved && isSameActor(decision.by, by)) return 'GIVEN';
  return approvalCondition(approval, now, spent) === 'PENDING' ? 'GIVE' : reject(over);
}
