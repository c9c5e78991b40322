import { weighVerdict } from '@keyledger/approvals';
import { isRejection, reject, type Actor, type Decision } from '@keyledger/kernel';
import type { NewErasureEvent } from '../erasure/erasure.events.js';
import { activeHolds, endOf, type Erasure } from '../erasure/erasure.state.js';

export interface ErasureVerdict {
  readonly approved: boolean;
  readonly by: Actor;
  readonly employeeId: string;
  readonly ownsMailbox: boolean;
  readonly now: Date;
}

/** The second person's word, and the second look: approved is only what could be carried out now. */
export function decideOnErasure(
  verdict: ErasureVerdict,
  erasure: Erasure,
): Decision<NewErasureEvent> {
  const { approved, by, employeeId, ownsMailbox, now } = verdict;
  const { requestId, approval, stopped, started } = erasure;
  if (requestId === null) return reject('NotFound');
  if (started) return reject('ErasureUnderWay');
  const weighed = weighVerdict(
    {
      approved,
      by,
      now,
      subjectIds: [employeeId],
      spent: stopped !== null,
      over: 'ErasureRequestOver',
    },
    approval,
  );
  if (isRejection(weighed)) return weighed;
  if (weighed === 'GIVEN') return [];
  if (!approved) return [{ type: 'ErasureRefused', data: { requestId } }];
  const holds = activeHolds(erasure, now);
  if (holds.length > 0) {
    return reject('LegalHoldActive', { params: { until: endOf(holds) ?? '' } });
  }
  if (ownsMailbox) return reject('StillOwnsMailbox');
  return [{ type: 'ErasureApproved', data: { requestId } }];
}
