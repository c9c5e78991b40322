import { describe, expect, it } from '@jest/globals';
import type { Role } from '@keyledger/kernel';
import { mayActOn } from './may-act-on.js';
import type { NewOrganizationEvent } from './organization.events.js';
import { anOrganization, aScope } from './testing/index.js';

const department = (departmentId: string, parentId: string | null): NewOrganizationEvent => ({
  type: 'DepartmentCreated',
  data: { departmentId, parentId, name: departmentId },
});
const grant = (
  employeeId: string,
  role: 'OWNER' | 'ADMIN' | 'SECURITY' | 'HELPDESK' | 'AUDITOR',
  departmentId: string | null = null,
): NewOrganizationEvent => ({ type: 'RoleGranted', data: { employeeId, role, departmentId } });

const organization = anOrganization(
  department('rd', null),
  department('platform', 'rd'),
  department('sales', null),
  grant('owner', 'OWNER'),
  grant('admin', 'ADMIN'),
  grant('department admin', 'ADMIN', 'rd'),
  grant('security', 'SECURITY'),
  grant('helpdesk', 'HELPDESK'),
  grant('auditor', 'AUDITOR'),
);
const people = [
  'owner',
  'admin',
  'department admin',
  'security',
  'helpdesk',
  'auditor',
  'employee',
];

function reachOf(role: Role, departmentIds?: string[]): string[] {
  const scope = aScope(role, { departmentIds });
  return people.filter(
    (employeeId) =>
      mayActOn(scope, { employeeId, departmentId: 'platform' }, organization) === null,
  );
}

describe('Acting on another person', () => {
  it.each<[string, Role, string[] | undefined, string[]]>([
    ['an owner acts on everybody', 'OWNER', undefined, people],
    [
      'an admin of the organization acts on whom they outrank; auditors are protected as they are',
      'ADMIN',
      undefined,
      ['department admin', 'security', 'helpdesk', 'employee'],
    ],
    ['an admin of a department', 'ADMIN', ['rd'], ['security', 'helpdesk', 'employee']],
    ['security', 'SECURITY', undefined, ['helpdesk', 'employee']],
    ['the help desk', 'HELPDESK', undefined, ['employee']],
    ['the help desk of a department', 'HELPDESK', ['rd'], ['employee']],
    ['an auditor acts on nobody', 'AUDITOR', undefined, []],
    ['a service acts on nobody', 'SERVICE', undefined, []],
    ['an employee acts on nobody', 'EMPLOYEE', undefined, []],
  ])('%s', (_, role, departmentIds, expected) => {
    expect(reachOf(role, departmentIds)).toEqual(expected);
  });

  it('is refused for oneself, owners included', () => {
    const scope = aScope('OWNER', { employeeId: 'owner' });
    const myself = { employeeId: 'owner', departmentId: 'rd' };
    expect(mayActOn(scope, myself, organization)?.code).toBe('NotYourself');
  });

  it('is refused on an equal rank', () => {
    const other = { employeeId: 'admin', departmentId: null };
    expect(mayActOn(aScope('ADMIN'), other, organization)?.code).toBe('RankTooLow');
  });

  it.each([
    ['their department', 'rd', undefined],
    ['a department below it', 'platform', undefined],
    ['another department', 'sales', 'OutsideYourDepartments'],
    ['no department', null, 'OutsideYourDepartments'],
    ['a department that nobody knows', 'gone', 'OutsideYourDepartments'],
  ])('by an admin of a department, somebody in %s', (_, departmentId, code) => {
    const scope = aScope('ADMIN', { departmentIds: ['rd'] });
    const person = { employeeId: 'employee', departmentId };
    expect(mayActOn(scope, person, organization)?.code).toBe(code);
  });
});
