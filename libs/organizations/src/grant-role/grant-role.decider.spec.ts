import { describe, expect, it } from '@jest/globals';
import { HOST } from '../authority.js';
import type { NewOrganizationEvent } from '../organization.events.js';
import { anOrganization, aScope } from '../testing/index.js';
import { decideGrant } from './grant-role.decider.js';

const granted = (
  employeeId: string,
  role: 'OWNER' | 'ADMIN',
  departmentId: string | null = null,
): NewOrganizationEvent => ({ type: 'RoleGranted', data: { employeeId, role, departmentId } });
const organization = anOrganization(
  { type: 'DepartmentCreated', data: { departmentId: 'rd', parentId: null, name: '研发' } },
  granted('owner', 'OWNER'),
  granted('admin', 'ADMIN'),
);
const owner = aScope('OWNER', { employeeId: 'owner' });
const admin = aScope('ADMIN', { employeeId: 'admin' });
const plan = { by: owner, employeeId: 'li', role: 'HELPDESK', departmentId: null } as const;

describe('Granting a role', () => {
  it('gives the role, in a department where one is named', () => {
    const data = { employeeId: 'li', role: 'HELPDESK', departmentId: 'rd' };
    expect(decideGrant({ ...plan, departmentId: 'rd' }, organization)).toEqual([
      { type: 'RoleGranted', data },
    ]);
  });

  it('changes nothing when the person holds it', () => {
    const again = { ...plan, employeeId: 'admin', role: 'ADMIN' } as const;
    expect(decideGrant(again, organization)).toEqual([]);
  });

  it('makes the first owner on the host’s authority', () => {
    const first = { ...plan, by: HOST, employeeId: 'wang', role: 'OWNER' } as const;
    expect(decideGrant(first, anOrganization())).toHaveLength(1);
  });

  it('lets an admin give what stands below them', () => {
    expect(decideGrant({ ...plan, by: admin }, organization)).toHaveLength(1);
    const departmentAdmin = { ...plan, by: admin, role: 'ADMIN', departmentId: 'rd' } as const;
    expect(decideGrant(departmentAdmin, organization)).toHaveLength(1);
  });

  it.each([
    ['an admin making another admin', { by: admin, role: 'ADMIN' }, 'RankTooLow'],
    ['an admin making an owner', { by: admin, role: 'OWNER' }, 'RankTooLow'],
    ['an admin making an auditor', { by: admin, role: 'AUDITOR' }, 'RankTooLow'],
    ['an admin demoting an owner', { by: admin, employeeId: 'owner' }, 'RankTooLow'],
    ['oneself', { employeeId: 'owner' }, 'NotYourself'],
    ['an admin of a department', { by: aScope('ADMIN', { departmentIds: ['rd'] }) }, 'Forbidden'],
    ['the help desk', { by: aScope('HELPDESK') }, 'Forbidden'],
    ['an auditor for a department', { role: 'AUDITOR', departmentId: 'rd' }, 'InvalidInput'],
    ['an unknown department', { departmentId: 'gone' }, 'DepartmentUnknown'],
    ['another role for the last owner', { by: HOST, employeeId: 'owner' }, 'LastOwner'],
  ] as const)('refuses %s', (_, change, code) => {
    expect(decideGrant({ ...plan, ...change }, organization)).toMatchObject({ code });
  });
});
