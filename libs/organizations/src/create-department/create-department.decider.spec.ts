import { describe, expect, it } from '@jest/globals';
import { DEEPEST } from '../department-depth.js';
import { HOST } from '../authority.js';
import { anOrganization, aScope } from '../testing/index.js';
import { decideDepartment } from './create-department.decider.js';

const organization = anOrganization(
  { type: 'DepartmentCreated', data: { departmentId: 'rd', parentId: null, name: '研发中心' } },
  { type: 'DepartmentCreated', data: { departmentId: 'sales', parentId: null, name: 'Sales' } },
);
const plan = { by: HOST, departmentId: 'new', parentId: 'rd', name: '平台部' } as const;

describe('Creating a department', () => {
  it('puts it under its parent', () => {
    expect(decideDepartment(plan, organization)).toEqual([
      { type: 'DepartmentCreated', data: { departmentId: 'new', parentId: 'rd', name: '平台部' } },
    ]);
  });

  it('changes nothing when that very department is there', () => {
    expect(decideDepartment({ ...plan, departmentId: 'rd', parentId: null }, organization)).toEqual(
      [],
    );
  });

  it.each([
    ['a name that a sibling has', { parentId: null, name: 'sales ' }, 'DepartmentExists'],
    ['an unknown parent', { parentId: 'gone' }, 'DepartmentUnknown'],
    ['an empty name', { name: ' ' }, 'InvalidInput'],
    ['a name with a slash', { name: 'A/B' }, 'InvalidInput'],
    ['somebody without the power', { by: aScope('HELPDESK') }, 'Forbidden'],
    [
      'an admin of another department',
      { by: aScope('ADMIN', { departmentIds: ['sales'] }) },
      'OutsideYourDepartments',
    ],
    [
      'the top of the tree, for an admin of a department',
      { by: aScope('ADMIN', { departmentIds: ['rd'] }), parentId: null },
      'OutsideYourDepartments',
    ],
  ])('refuses %s', (_, change, code) => {
    expect(decideDepartment({ ...plan, ...change }, organization)).toMatchObject({ code });
  });

  it('refuses a tree deeper than any organization’s', () => {
    const chain = Array.from(
      { length: DEEPEST },
      (_, n) =>
        ({
          type: 'DepartmentCreated',
          data: { departmentId: `c${n}`, parentId: n === 0 ? null : `c${n - 1}`, name: `${n}` },
        }) as const,
    );
    const under = (length: number) =>
      decideDepartment({ ...plan, parentId: `c${length - 1}` }, anOrganization(...chain));
    expect(under(DEEPEST - 1)).toHaveLength(1);
    expect(under(DEEPEST)).toMatchObject({ code: 'DepartmentTooDeep' });
  });

  it('lets an admin of a department work below it', () => {
    const by = aScope('ADMIN', { departmentIds: ['rd'] });
    expect(decideDepartment({ ...plan, by }, organization)).toHaveLength(1);
  });
});
