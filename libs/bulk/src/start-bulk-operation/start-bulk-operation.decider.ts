import { reject, type Rejection, type Scope } from '@keyledger/kernel';
import { mayAdministerDepartment, type Organization } from '@keyledger/organizations';
import type { BulkWish } from './start-bulk-operation.command.js';

/** Accounts that one operation may be for: a company of more is worked through department by department. */
export const MOST_ACCOUNTS = 100_000;

/** Operations of one organization that have not ended. */
export const MOST_WAITING = 20;

export interface BulkPlan {
  readonly scope: Scope;
  readonly organization: Organization;
  readonly wish: BulkWish;
  /** Whether a filter or a search says which accounts. */
  readonly chosen: boolean;
  /** How many there are, counted to one above `MOST_ACCOUNTS`. */
  readonly found: number;
  readonly expectedTotal: number | null;
  /** The organization’s other operations that have not ended. */
  readonly waiting: number;
  readonly now: Date;
}

/**
 * What stands against starting; null: nothing does. Whoever chose nothing means the whole organization and has to say how
 * many accounts that is, so that a forgotten filter locks nobody out.
 */
export function mayStart(plan: BulkPlan): Rejection | null {
  const { scope, organization, wish, found, expectedTotal } = plan;
  const { action, until, departmentId } = wish;
  if (until && until <= plan.now) return reject('InvalidInput', { path: ['until'] });
  if (action === 'MOVE') {
    if (departmentId !== null && !organization.departments.has(departmentId)) {
      return reject('DepartmentUnknown', { path: ['departmentId'] });
    }
    const forbidden = mayAdministerDepartment(scope, departmentId, organization);
    if (forbidden) return forbidden;
  }
  if (!plan.chosen && expectedTotal === null) {
    return reject('InvalidInput', { path: ['expectedTotal'] });
  }
  if (found > MOST_ACCOUNTS) return reject('TooManyAccounts', { params: { most: MOST_ACCOUNTS } });
  if (expectedTotal !== null && expectedTotal !== found) {
    return reject('Conflict', { params: { total: found }, path: ['expectedTotal'] });
  }
  if (plan.waiting >= MOST_WAITING) {
    return reject('TooManyBulkOperations', { params: { most: MOST_WAITING } });
  }
  return null;
}
