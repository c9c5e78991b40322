import { reject, type Decision } from '@keyledger/kernel';
import type { NewOffboardingEvent } from '../offboarding/offboarding.events.js';
import type { Offboarding } from '../offboarding/offboarding.state.js';

export function decideAbortion({
  started,
  begun,
  aborted,
  employeeId,
}: Offboarding): Decision<NewOffboardingEvent> {
  if (!started) return reject('NotFound');
  if (aborted) return [];
  if (begun) return reject('OffboardingBegun');
  return [{ type: 'OffboardingAborted', data: { employeeId } }];
}
