import { describe, expect, it } from '@jest/globals';
import { HOST } from '../authority.js';
import { anOrganization, aScope } from '../testing/index.js';
import { decideRename } from './rename-department.decider.js';

const organization = anOrganization(
  { type: 'DepartmentCreated', data: { departmentId: 'rd', parentId: null, name: 'R&D' } },
  { type: 'DepartmentCreated', data: { departmentId: 'sales', parentId: null, name: 'Sales' } },
);
const plan = { by: HOST, departmentId: 'rd', name: '研发中心' } as const;

describe('Renaming a department', () => {
  it('gives it the new name', () => {
    expect(decideRename(plan, organization)).toEqual([
      { type: 'DepartmentRenamed', data: { departmentId: 'rd', name: '研发中心' } },
    ]);
  });

  it('may change only how the name is written', () => {
    expect(decideRename({ ...plan, name: 'r&d' }, organization)).toHaveLength(1);
    expect(decideRename({ ...plan, name: 'R&D' }, organization)).toEqual([]);
  });

  it.each([
    ['a sibling’s name', { name: 'SALES' }, 'DepartmentExists'],
    ['an unknown department', { departmentId: 'gone' }, 'DepartmentUnknown'],
    ['no name', { name: '' }, 'InvalidInput'],
    [
      'an admin of another department',
      { by: aScope('ADMIN', { departmentIds: ['sales'] }) },
      'OutsideYourDepartments',
    ],
  ])('refuses %s', (_, change, code) => {
    expect(decideRename({ ...plan, ...change }, organization)).toMatchObject({ code });
  });
});
