import { reject, type Rejection, type Scope } from '@keyledger/kernel';
import { HOST, mayAdministerDepartment, type Authority } from './authority.js';
import { isWithin } from './department-subtree.js';
import type { Organization } from './organization.state.js';
import { hasPower, rankOf } from './role-rank.js';

export interface Person {
  readonly employeeId: string;
  readonly departmentId: string | null;
}

/**
 * Whether the caller may act on another person as an administrator (reset, lock, re-channel …). Null: they may.
 * Otherwise `NotYourself` (one's own account has its own ways), `RankTooLow` (nobody acts on an equal or higher
 * rank, on an owner only an owner), or `OutsideYourDepartments`.
 */
export function mayActOn(
  scope: Scope,
  person: Person,
  organization: Organization,
): Rejection | null {
  if (isOneself(scope, person)) return reject('NotYourself');
  if (!outranks(scope, person.employeeId, organization)) return reject('RankTooLow');
  if (scope.departmentIds === null) return null;
  const { departmentId } = person;
  const within = departmentId !== null && isWithin(organization, departmentId, scope.departmentIds);
  return within ? null : reject('OutsideYourDepartments');
}

/**
 * Whether the caller may change what is written down about a person, or give them a mailbox. Null: they may. Otherwise
 * `Forbidden` (admins and owners alone), `RankTooLow` (as `mayActOn`; an admin's own record is like anybody's), or
 * `OutsideYourDepartments`.
 */
export function mayKeepRecord(
  by: Authority,
  person: Person,
  organization: Organization,
): Rejection | null {
  if (by === HOST) return null;
  const forbidden = mayAdministerDepartment(by, person.departmentId, organization);
  if (forbidden?.code === 'Forbidden' || isOneself(by, person)) return forbidden;
  return outranks(by, person.employeeId, organization) ? forbidden : reject('RankTooLow');
}

function isOneself({ actor }: Scope, { employeeId }: Person): boolean {
  return actor.kind === 'PERSON' && actor.id === employeeId;
}

function outranks(scope: Scope, employeeId: string, organization: Organization): boolean {
  if (scope.role === 'OWNER') return true;
  if (!hasPower(scope.role)) return false;
  const held = organization.roles.get(employeeId);
  const theirs = held ? rankOf(held.role, held.departmentId !== null) : rankOf('EMPLOYEE', false);
  return rankOf(scope.role, scope.departmentIds !== null) > theirs;
}
