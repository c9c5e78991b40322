import { reject, type Rejection } from '@keyledger/kernel';
import type { Organization } from '@keyledger/organizations';
import { PUBLIC_EVENT_TYPES } from '../public-events/public-events.js';
import type { SubscriptionTerms } from './subscription.events.js';

/** What of a subscription's terms nothing outside has to be asked about. */
export function checkTerms(
  { eventTypes, departmentId }: SubscriptionTerms,
  { departments }: Pick<Organization, 'departments'>,
): Rejection | null {
  if (eventTypes?.some((type) => !PUBLIC_EVENT_TYPES.includes(type))) {
    return reject('InvalidInput', { path: ['eventTypes'] });
  }
  if (departmentId !== null && !departments.has(departmentId)) {
    return reject('DepartmentUnknown', { path: ['departmentId'] });
  }
  return null;
}
