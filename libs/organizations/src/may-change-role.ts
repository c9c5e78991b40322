import { reject, type Rejection } from '@keyledger/kernel';
import { HOST, mayAdministerOrganization, type Authority } from './authority.js';
import { mayActOn } from './may-act-on.js';
import type { Organization, RoleGrant } from './organization.state.js';
import { rankOf } from './role-rank.js';

/**
 * Whether the caller may give a person this role or take theirs away: owners and admins of the organization,
 * over people below them, up to a rank below their own (owners: any).
 */
export function mayChangeRole(
  by: Authority,
  employeeId: string,
  granted: RoleGrant | null,
  organization: Organization,
): Rejection | null {
  if (by === HOST) return null;
  const forbidden =
    mayAdministerOrganization(by) ?? mayActOn(by, { employeeId, departmentId: null }, organization);
  if (forbidden || granted === null || by.role === 'OWNER') return forbidden;
  const above = rankOf(by.role, false) > rankOf(granted.role, granted.departmentId !== null);
  return above ? null : reject('RankTooLow');
}

/** Whether this person is the only owner there is. */
export function isLastOwner(organization: Organization, employeeId: string): boolean {
  const owners = [...organization.roles].filter(([, { role }]) => role === 'OWNER');
  return owners.length === 1 && owners[0]?.[0] === employeeId;
}
