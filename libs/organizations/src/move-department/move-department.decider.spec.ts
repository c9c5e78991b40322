import { describe, expect, it } from '@jest/globals';
import { DEEPEST } from '../department-depth.js';
import type { NewOrganizationEvent } from '../organization.events.js';
import { anOrganization, aScope } from '../testing/index.js';
import { decideDepartmentMove } from './move-department.decider.js';

const created = (
  departmentId: string,
  parentId: string | null,
  name = departmentId,
): NewOrganizationEvent => ({
  type: 'DepartmentCreated',
  data: { departmentId, parentId, name },
});
const events = [
  created('rd', null),
  created('platform', 'rd'),
  created('store', 'platform'),
  created('tools', 'rd'),
  created('sales', null),
  created('namesake', 'sales', 'Ｐlatform'),
];
const organization = anOrganization(...events);
const admin = aScope('ADMIN');
const adminOf = (departmentId: string) => aScope('ADMIN', { departmentIds: [departmentId] });
const plan = { by: admin, departmentId: 'platform', parentId: null as string | null };

describe('Moving a department', () => {
  it('says from where to where', () => {
    expect(decideDepartmentMove(plan, organization)).toEqual([
      {
        type: 'DepartmentMoved',
        data: { departmentId: 'platform', fromParentId: 'rd', toParentId: null },
      },
    ]);
  });

  it('adds nothing for one that is there', () => {
    expect(decideDepartmentMove({ ...plan, parentId: 'rd' }, organization)).toEqual([]);
  });

  it.each([
    ['an unknown department', { departmentId: 'gone' }, 'DepartmentUnknown'],
    ['an unknown place', { parentId: 'gone' }, 'DepartmentUnknown'],
    ['under itself', { parentId: 'platform' }, 'DepartmentInsideItself'],
    ['under one that is under it', { parentId: 'store' }, 'DepartmentInsideItself'],
    ['beside one of its name', { parentId: 'sales' }, 'DepartmentExists'],
    ['by somebody without the power', { by: aScope('SECURITY') }, 'Forbidden'],
    ['to the top, by an admin of a department', { by: adminOf('rd') }, 'OutsideYourDepartments'],
    [
      'into a department that is not theirs',
      { by: adminOf('rd'), parentId: 'sales' },
      'OutsideYourDepartments',
    ],
    [
      'out of a department that is not theirs',
      { by: adminOf('sales'), parentId: 'sales' },
      'OutsideYourDepartments',
    ],
    [
      'their own department itself',
      { by: adminOf('platform'), parentId: 'tools' },
      'OutsideYourDepartments',
    ],
  ])('refuses %s', (_, change, code) => {
    expect(decideDepartmentMove({ ...plan, ...change }, organization)).toMatchObject({ code });
  });

  it('is an admin’s of a department between two places below it', () => {
    const within = { by: adminOf('rd'), departmentId: 'store', parentId: 'tools' };
    expect(decideDepartmentMove(within, organization)).toHaveLength(1);
  });

  it('keeps to the depth that trees may have, with all that comes along', () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, n) => created(`c${n}`, n === 0 ? null : `c${n - 1}`));
    const under = (length: number) =>
      decideDepartmentMove(
        { by: admin, departmentId: 'rd', parentId: `c${length - 1}` },
        anOrganization(...events, ...chain(length)),
      );
    expect(under(DEEPEST - 3)).toHaveLength(1);
    expect(under(DEEPEST - 2)).toMatchObject({ code: 'DepartmentTooDeep' });
  });

  it('takes all under it along', () => {
    const moved: NewOrganizationEvent = {
      type: 'DepartmentMoved',
      data: { departmentId: 'platform', fromParentId: 'rd', toParentId: 'tools' },
    };
    const after = anOrganization(...events, moved);
    const back = { by: adminOf('tools'), departmentId: 'store', parentId: 'tools' };
    expect(decideDepartmentMove(back, organization)).toMatchObject({
      code: 'OutsideYourDepartments',
    });
    expect(decideDepartmentMove(back, after)).toHaveLength(1);
  });
});
