import { describe, expect, it } from '@jest/globals';
import type { Role } from '@keyledger/kernel';
import { HOST } from './authority.js';
import { mayActOn, mayKeepRecord } from './may-act-on.js';
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

describe('Changing what is written down about a person', () => {
  const owner = { employeeId: 'owner', departmentId: 'platform' };
  const employee = { employeeId: 'employee', departmentId: 'platform' };
  const code = (...given: Parameters<typeof mayKeepRecord>) => mayKeepRecord(...given)?.code;

  it('is for admins of their department, below their own rank', () => {
    const admin = aScope('ADMIN', { departmentIds: ['rd'] });
    expect(code(admin, employee, organization)).toBeUndefined();
    expect(code(admin, { ...employee, departmentId: 'sales' }, organization)).toBe(
      'OutsideYourDepartments',
    );
    expect(code(admin, owner, organization)).toBe('RankTooLow');
    expect(code(aScope('ADMIN'), owner, organization)).toBe('RankTooLow');
    expect(code(aScope('OWNER'), owner, organization)).toBeUndefined();
    for (const role of ['SECURITY', 'HELPDESK', 'AUDITOR', 'EMPLOYEE'] as const)
      expect(code(aScope(role), employee, organization)).toBe('Forbidden');
  });

  it('is allowed of oneself, where one may at all', () => {
    expect(code(aScope('OWNER', { employeeId: 'owner' }), owner, organization)).toBeUndefined();
    const admin = { employeeId: 'admin', departmentId: 'platform' };
    expect(code(aScope('ADMIN', { employeeId: 'admin' }), admin, organization)).toBeUndefined();
    const elsewhere = aScope('ADMIN', { employeeId: 'admin', departmentIds: ['sales'] });
    expect(code(elsewhere, admin, organization)).toBe('OutsideYourDepartments');
    const helpdesk = { employeeId: 'helpdesk', departmentId: 'platform' };
    expect(code(aScope('HELPDESK', { employeeId: 'helpdesk' }), helpdesk, organization)).toBe(
      'Forbidden',
    );
  });

  it('is free to whoever sits at the machine', () => {
    expect(code(HOST, owner, organization)).toBeUndefined();
  });
});
