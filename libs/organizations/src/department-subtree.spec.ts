import { describe, expect, it } from '@jest/globals';
import { childNamed, departmentPath, departmentsWithin, isWithin } from './department-subtree.js';
import { anOrganization } from './testing/index.js';

const created = (departmentId: string, parentId: string | null, name: string) =>
  ({ type: 'DepartmentCreated', data: { departmentId, parentId, name } }) as const;

const tree = anOrganization(
  created('rd', null, '研发中心'),
  created('platform', 'rd', '平台部'),
  created('store', 'platform', '存储组'),
  created('sales', null, 'Sales'),
);

describe('The tree of departments', () => {
  it('gives the way from the root to a department', () => {
    expect(departmentPath(tree, 'store').map(({ id }) => id)).toEqual(['rd', 'platform', 'store']);
    expect(departmentPath(tree, 'unknown')).toEqual([]);
  });

  it('says whether one lies within another', () => {
    expect(isWithin(tree, 'store', ['rd'])).toBe(true);
    expect(isWithin(tree, 'rd', ['rd'])).toBe(true);
    expect(isWithin(tree, 'rd', ['store'])).toBe(false);
    expect(isWithin(tree, 'sales', ['rd'])).toBe(false);
  });

  it('lists all within some', () => {
    expect([...departmentsWithin(tree, ['platform', 'sales'])]).toEqual([
      'platform',
      'store',
      'sales',
    ]);
  });

  it('finds a child by its name in any width and case', () => {
    expect(childNamed(tree, null, 'ＳＡＬＥＳ')?.id).toBe('sales');
    expect(childNamed(tree, 'rd', 'Sales')).toBeUndefined();
  });
});
