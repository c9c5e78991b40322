import { describe, expect, it } from '@jest/globals';
import { HOST } from '../authority.js';
import { anOrganization, aScope } from '../testing/index.js';
import { decideDepartmentPath, departmentAt } from './ensure-departments.decider.js';

const organization = anOrganization({
  type: 'DepartmentCreated',
  data: { departmentId: 'rd', parentId: null, name: '研发中心' },
});
const ids = ['a', 'b', 'c'];

describe('Seeing to it that departments are there', () => {
  it('makes only what is missing, under what is there', () => {
    const path = ['研发中心', '平台部', '存储组'];
    expect(decideDepartmentPath({ by: HOST, path, ids }, organization)).toEqual([
      { type: 'DepartmentCreated', data: { departmentId: 'b', parentId: 'rd', name: '平台部' } },
      { type: 'DepartmentCreated', data: { departmentId: 'c', parentId: 'b', name: '存储组' } },
    ]);
  });

  it('makes a new branch from the top, same names at several levels included', () => {
    const path = ['销售', '研发中心', '研发中心'];
    const events = decideDepartmentPath({ by: HOST, path, ids }, organization);
    expect(events).toMatchObject([
      { data: { departmentId: 'a', parentId: null } },
      { data: { departmentId: 'b', parentId: 'a' } },
      { data: { departmentId: 'c', parentId: 'b' } },
    ]);
  });

  it('adds nothing to a path that is there', () => {
    expect(decideDepartmentPath({ by: HOST, path: ['研发中心'], ids }, organization)).toEqual([]);
    expect(departmentAt(organization, [' 研发中心'])).toBe('rd');
    expect(departmentAt(organization, ['研发中心', '平台部'])).toBeNull();
  });

  it('refuses an empty name in the middle, and a path too deep', () => {
    const code = 'InvalidInput';
    const path = ['研发中心', ' ', 'x'];
    expect(decideDepartmentPath({ by: HOST, path, ids }, organization)).toMatchObject({ code });
    const deep = Array.from({ length: 17 }, (_, n) => `d${n}`);
    expect(decideDepartmentPath({ by: HOST, path: deep, ids: deep }, organization)).toMatchObject({
      code,
    });
  });

  it('refuses who may not make the first missing one', () => {
    const by = aScope('ADMIN', { departmentIds: ['rd'] });
    expect(decideDepartmentPath({ by, path: ['研发中心', 'x'], ids }, organization)).toHaveLength(
      1,
    );
    expect(decideDepartmentPath({ by, path: ['x', 'y'], ids }, organization)).toMatchObject({
      code: 'OutsideYourDepartments',
    });
  });
});
