import { describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@keyledger/graphql';
import '@keyledger/organizations';
import { savedFilterNode } from './saved-filter-node.js';

const id = (n: number) => `01970000-0000-7000-8000-00000000000${n}`;
const filter = {
  departmentId: id(1),
  state: 'LOCKED',
  provider: 'NetEase',
  mustChange: false,
  formerOwnerId: id(2),
} as const;
const kept = {
  filterId: id(3),
  name: '已锁定',
  search: 'wang',
  filter,
  sort: { field: 'NAME', descending: true },
} as const;

describe('A kept filter', () => {
  it('is what the list takes', () => {
    expect(savedFilterNode(kept, new Set([id(1)]), 'en')).toEqual({
      id: toGlobalId('SavedAccountFilter', id(3)),
      name: '已锁定',
      filter: {
        ...filter,
        departmentId: toGlobalId('Department', id(1)),
        formerOwnerId: toGlobalId('Employee', id(2)),
      },
      search: 'wang',
      sort: { field: 'NAME', descending: true },
      problem: null,
    });
  });

  it('says so when its department is gone, and is there all the same', () => {
    expect(savedFilterNode(kept, new Set(), 'zh-CN')).toMatchObject({
      name: '已锁定',
      filter: { departmentId: toGlobalId('Department', id(1)) },
      problem: { code: 'DepartmentUnknown', path: ['filter', 'departmentId'] },
    });
    const anywhere = { ...kept, filter: { ...filter, departmentId: null } };
    expect(savedFilterNode(anywhere, new Set(), 'en').problem).toBeNull();
  });
});
