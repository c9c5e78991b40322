import { reject, type Decision } from '@keyledger/kernel';
import { endOfDay } from '../offboarding/end-of-day.js';
import type { NewOffboardingEvent } from '../offboarding/offboarding.events.js';
import type { Offboarding } from '../offboarding/offboarding.state.js';
import type { OffboardingOrder } from './offboard-employee.command.js';

const YEAR = 366 * 24 * 3_600_000;

export interface OffboardingPlan {
  readonly order: OffboardingOrder;
  readonly timeZone: string;
  readonly now: Date;
}

export function decideOffboarding(
  { order, timeZone, now }: OffboardingPlan,
  { started }: Offboarding,
): Decision<NewOffboardingEvent> {
  if (started) return reject('Conflict', { path: ['commandId'] });
  const { employeeId, lastDay, successorId, plan } = order;
  if (successorId === employeeId) return reject('InvalidInput', { path: ['successorId'] });
  if (plan.some(({ newOwnerId }) => newOwnerId === employeeId)) {
    return reject('InvalidInput', { path: ['plan'] });
  }
  const moment = lastDay === null ? now : endOfDay(lastDay, timeZone);
  if (moment.getTime() > now.getTime() + YEAR) return reject('InvalidInput', { path: ['lastDay'] });
  const effectiveAt = moment > now ? moment.toISOString() : null;
  return [{ type: 'OffboardingStarted', data: { ...order, plan: [...plan], effectiveAt } }];
}
