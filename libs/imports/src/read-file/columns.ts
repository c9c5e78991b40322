import { ImportRefused } from '../import-refused.js';

/** What a column can be about. */
export const FIELDS = [
  'name',
  'employeeNumber',
  'address',
  'department',
  'phone',
  'backupAddress',
  'birthDate',
  'kind',
  'provider',
  'authority',
] as const;
export type Field = (typeof FIELDS)[number];

/** The headers that are understood, Chinese first; width, case, spaces and remarks in brackets do not matter. */
export const HEADERS: Readonly<Record<Field, readonly string[]>> = {
  name: ['姓名', '员工姓名', '名字', 'name', 'full name', 'employee name'],
  employeeNumber: ['工号', '员工编号', '员工号', 'employee number', 'employee id', 'staff number'],
  address: ['邮箱', '邮箱地址', '邮箱账号', '企业邮箱', 'address', 'email', 'e-mail', 'mailbox'],
  department: ['部门', '所属部门', '部门路径', 'department', 'department path'],
  phone: ['手机', '手机号', '手机号码', '备用手机', '绑定手机', 'phone', 'mobile', 'backup phone'],
  backupAddress: ['备用邮箱', '备用邮箱地址', 'backup email', 'recovery email', 'backup address'],
  birthDate: ['出生日期', '生日', '出生年月日', 'birth date', 'birthday', 'date of birth'],
  kind: ['类型', '账号类型', '邮箱类型', 'type', 'kind', 'mailbox type'],
  provider: ['服务商', '邮箱服务商', 'provider'],
  authority: ['authority', '密码归属', '密码管理方'],
};

const REQUIRED: readonly Field[] = ['name', 'address'];
/** A person may have several of these; elsewhere the first column of a kind counts. */
const REPEATABLE: ReadonlySet<Field> = new Set(['phone', 'backupAddress']);

/** Where each field stands in a row, and which headers said nothing. */
export interface Columns {
  readonly at: ReadonlyMap<Field, readonly number[]>;
  /** The header of each column as written, to name it in problems. */
  readonly headers: readonly string[];
  readonly unknown: readonly string[];
}

const fieldByKey = new Map(
  FIELDS.flatMap((field) => HEADERS[field].map((header) => [headerKey(header), field] as const)),
);

/** @throws ImportRefused `ImportHeaderUnknown`, naming what is missing and the headers accepted for it. */
export function readColumns(cells: readonly string[]): Columns {
  const at = new Map<Field, number[]>();
  const unknown: string[] = [];
  for (const [index, header] of cells.entries()) {
    const field = fieldByKey.get(headerKey(header));
    const indexes = field && at.get(field);
    if (!field || (indexes && !REPEATABLE.has(field))) {
      if (header !== '') unknown.push(header.slice(0, 100));
    } else if (indexes) indexes.push(index);
    else at.set(field, [index]);
  }
  const missing = REQUIRED.filter((field) => !at.has(field));
  if (missing.length > 0) {
    const accepted = missing.map((field) => HEADERS[field].join(' / ')).join('; ');
    throw new ImportRefused('ImportHeaderUnknown', { params: { accepted }, path: missing });
  }
  return { at, headers: cells, unknown };
}

function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([【].*?[)\]】]/gu, '')
    .replace(/[\s_*-]/gu, '');
}
