import { describe, expect, it } from '@jest/globals';
import { readColumns } from './columns.js';
import { readRow } from './read-row.js';

const headers = [
  '姓名',
  '工号',
  '邮箱',
  '部门',
  '手机',
  '备用邮箱',
  '生日',
  '类型',
  '服务商',
  'authority',
];
const columns = readColumns(headers);
const rules = { domains: new Set(['example.com']), authorities: ['FAKE'] };
const good = ['张伟', 'E001', 'Zhang.Wei@Example.com', '研发中心/平台部', '', '', '', '', '', ''];

function read(change: Partial<Record<(typeof headers)[number], string>>) {
  const cells = headers.map((header, n) => change[header] ?? good[n] ?? '');
  return readRow({ row: 7, cells }, columns, rules);
}

describe('Reading a row', () => {
  it('normalises what it finds and leaves open what is not said', () => {
    expect(read({}).row).toEqual({
      row: 7,
      name: '张伟',
      employeeNumber: 'E001',
      address: 'zhang.wei@example.com',
      department: ['研发中心', '平台部'],
      phones: [],
      backupAddresses: [],
      birthDate: null,
      kind: null,
      provider: null,
      authority: 'KEYLEDGER',
    });
  });

  it('reads the rest', () => {
    const full = {
      手机: '138 0000 0000',
      备用邮箱: 'ZW@Example.org',
      生日: '1988年5月12日',
      类型: '共享',
      服务商: '腾讯企业邮箱',
    };
    expect(read(full).row).toMatchObject({
      phones: ['+8613800000000'],
      backupAddresses: ['zw@example.org'],
      birthDate: '1988-05-12',
      kind: 'SHARED',
      provider: '腾讯企业邮箱',
      authority: 'KEYLEDGER',
    });
  });

  it.each([
    [{ 服务商: 'Fake' }, 'FAKE'],
    [{ authority: 'fake' }, 'FAKE'],
    [{ 服务商: 'FAKE', authority: 'keyledger' }, 'KEYLEDGER'],
  ])('takes from %j the authority %s', (change, authority) => {
    expect(read(change).row).toMatchObject({ authority });
  });

  it.each([
    [{ 姓名: '' }, '姓名', 'NameMissing'],
    [{ 姓名: 'x'.repeat(101) }, '姓名', 'NameInvalid'],
    [{ 邮箱: '' }, '邮箱', 'AddressMissing'],
    [{ 邮箱: 'nobody' }, '邮箱', 'AddressInvalid'],
    [{ 邮箱: 'a@example.net' }, '邮箱', 'DomainUnknown'],
    [{ 部门: '研发中心//平台部' }, '部门', 'DepartmentInvalid'],
    [{ 手机: '12' }, '手机', 'PhoneInvalid'],
    [{ 备用邮箱: 'x' }, '备用邮箱', 'BackupAddressInvalid'],
    [{ 备用邮箱: 'zhang.wei@example.com' }, '备用邮箱', 'BackupAddressIsMailbox'],
    [{ 生日: '1988-02-30' }, '生日', 'BirthDateInvalid'],
    [{ 类型: '宠物' }, '类型', 'KindUnknown'],
    [{ 类型: '共享', 工号: '' }, '工号', 'OwnerNumberMissing'],
    [{ 服务商: 'x'.repeat(33) }, '服务商', 'ProviderTooLong'],
    [{ authority: 'TENCENT' }, 'authority', 'AuthorityUnknown'],
  ])('tells of %j that the column %s has %s', (change, column, code) => {
    const { row, problems } = read(change);
    expect(row).toBeNull();
    expect(problems).toMatchObject([{ row: 7, column, code }]);
    expect(problems[0]?.message['zh-CN']).not.toBe(problems[0]?.message.en);
  });

  it('tells all that is wrong at once', () => {
    const { problems } = read({ 姓名: '', 邮箱: 'x', 手机: 'y' });
    expect(problems.map(({ code }) => code).sort()).toEqual([
      'AddressInvalid',
      'NameMissing',
      'PhoneInvalid',
    ]);
  });

  it('refuses the fake provider where it is not installed', () => {
    const cells = headers.map((header, n) => (header === '服务商' ? 'FAKE' : (good[n] ?? '')));
    const { problems } = readRow({ row: 2, cells }, columns, { ...rules, authorities: [] });
    expect(problems).toMatchObject([{ column: '服务商', code: 'AuthorityUnknown' }]);
  });
});
