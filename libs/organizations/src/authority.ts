import { reject, type Rejection, type Scope } from '@keyledger/kernel';
import { isWithin } from './department-subtree.js';
import type { Organization } from './organization.state.js';

/** Who sits at the machine itself (set-up link, command line): above every role, recorded as such by the actor. */
export const HOST = 'HOST';

/** On whose authority a command is given. */
export type Authority = Scope | typeof HOST;

/** Null for owners and admins of the whole organization; else the rejection `Forbidden`. */
export function mayAdministerOrganization(by: Authority): Rejection | null {
  if (by === HOST) return null;
  const whole = by.departmentIds === null && (by.role === 'OWNER' || by.role === 'ADMIN');
  return whole ? null : reject('Forbidden');
}

/**
 * Null when the caller may change what hangs under a department (null: the top of the tree). Admins of
 * departments only within these: `OutsideYourDepartments`.
 */
export function mayAdministerDepartment(
  by: Authority,
  departmentId: string | null,
  organization: Organization,
): Rejection | null {
  if (by === HOST) return null;
  if (by.role !== 'OWNER' && by.role !== 'ADMIN') return reject('Forbidden');
  if (by.departmentIds === null) return null;
  const within = departmentId !== null && isWithin(organization, departmentId, by.departmentIds);
  return within ? null : reject('OutsideYourDepartments');
}
