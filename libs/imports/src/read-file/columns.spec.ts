import { describe, expect, it } from '@jest/globals';
import { ImportRefused } from '../import-refused.js';
import { readColumns } from './columns.js';

describe('Headers of an import', () => {
  it.each([
    [['姓名', '工号', '邮箱', '部门']],
    [['Name', 'Employee Number', 'E-mail', 'Department']],
    [[' 姓 名 ', '工号（选填）', '邮箱账号*', '所属部门']],
    [['员工姓名', '员工编号', '邮箱地址', '部门路径']],
  ])('are understood as written in %j', (headers) => {
    const { at, unknown } = readColumns(headers);
    expect([...at.keys()]).toEqual(['name', 'employeeNumber', 'address', 'department']);
    expect(unknown).toEqual([]);
  });

  it('may repeat for telephones and backup addresses, and are reported where they say nothing', () => {
    const { at, unknown } = readColumns([
      '姓名',
      '邮箱',
      '手机',
      '备用手机',
      '星座',
      '邮箱地址',
      '',
    ]);
    expect(at.get('phone')).toEqual([2, 3]);
    expect(unknown).toEqual(['星座', '邮箱地址']);
  });

  it('name what is missing and what would do', () => {
    const read = () => readColumns(['工号', '部门']);
    expect(read).toThrow(ImportRefused);
    try {
      read();
    } catch (error) {
      const { rejection } = error as ImportRefused;
      expect(rejection).toMatchObject({ code: 'ImportHeaderUnknown', path: ['name', 'address'] });
      expect(rejection.params['accepted']).toContain('邮箱地址');
    }
  });
});
