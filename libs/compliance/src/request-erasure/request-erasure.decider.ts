import { approvalCondition, approvalEnd } from '@keyledger/approvals';
import { reject, type Decision } from '@keyledger/kernel';
import type { ErasureBasis, NewErasureEvent } from '../erasure/erasure.events.js';
import { activeHolds, endOf, type Erasure } from '../erasure/erasure.state.js';

/** A second person has two weeks: an erasure is not urgent, and its reasons may have to be looked up. */
export const HOURS_TO_DECIDE = 14 * 24;

export interface ErasurePlan {
  readonly requestId: string;
  readonly legalBasis: ErasureBasis;
  readonly ownsMailbox: boolean;
  readonly now: Date;
}

/** Where a hold stands, the request is recorded with the restriction that takes the erasure's place until it ends. */
export function decideErasureRequest(
  plan: ErasurePlan,
  erasure: Erasure,
): Decision<NewErasureEvent> {
  const { requestId, legalBasis, ownsMailbox, now } = plan;
  if (erasure.started) return reject('ErasureUnderWay');
  const condition = erasure.stopped ? null : approvalCondition(erasure.approval, now);
  if (condition === 'PENDING' || condition === 'APPROVED') return reject('AlreadyExists');
  if (ownsMailbox) return reject('StillOwnsMailbox');
  const expiresAt = approvalEnd(now, HOURS_TO_DECIDE);
  const requested: NewErasureEvent = {
    type: 'ErasureRequested',
    data: { requestId, legalBasis, expiresAt },
  };
  const holds = activeHolds(erasure, now);
  if (holds.length === 0) return [requested];
  return [requested, { type: 'ProcessingRestricted', data: { requestId, until: endOf(holds) } }];
}
