import { describe, expect, it } from '@jest/globals';
import { tableNames } from './table-names.js';

const named = (name: string, ...tables: readonly string[]) => ({
  name,
  version: 2,
  tables: tables.map((table) => ({ name: table, create: () => [] })),
});

describe('a read table', () => {
  it('carries its projection’s version and generation in its name', () => {
    expect(tableNames(named('user_list', 'user_list', 'departments'), 3)).toEqual({
      user_list: 'user_list_v2_g3',
      departments: 'user_list_v2_g3_departments',
    });
  });

  it.each([['UserList'], ['user-list'], ['a_name_that_is_far_too_long_for_its_indexes_to_tell']])(
    'is refused under the name %s',
    (name) => {
      expect(() => tableNames(named(name, name), 1)).toThrow('snake_case');
    },
  );
});
