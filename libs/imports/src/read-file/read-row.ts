import { providerLabel, type AccountKind } from '@keyledger/accounts';
import {
  domainOf,
  normaliseAddress,
  normaliseEmployeeNumber,
  normalisePhone,
} from '@keyledger/event-store';
import { cleanName } from '@keyledger/organizations';
import type { RowProblem } from '../row-problem.js';
import type { Columns } from './columns.js';
import { readDepartmentPath } from './department-path.js';
import type { ImportRow, RowRules } from './import-row.js';
import { readBirthDate } from './read-birth-date.js';
import type { RawRecord } from './read-records.js';
import { rowAuthority } from './row-authority.js';
import { RowCells } from './row-cells.js';

const KINDS: ReadonlyMap<string, AccountKind> = new Map([
  ['个人', 'PERSONAL'],
  ['个人邮箱', 'PERSONAL'],
  ['personal', 'PERSONAL'],
  ['共享', 'SHARED'],
  ['共享邮箱', 'SHARED'],
  ['公共邮箱', 'SHARED'],
  ['shared', 'SHARED'],
]);

export type ReadRow =
  | { readonly row: ImportRow; readonly problems: readonly [] }
  | { readonly row: null; readonly problems: readonly RowProblem[] };

/** Reads and checks one record; all that is wrong with it is told at once. */
export function readRow(record: RawRecord, columns: Columns, rules: RowRules): ReadRow {
  const cells = new RowCells(record, columns);
  const name = cells.one('name', 'NameInvalid', cleanName);
  const address = cells.one('address', 'AddressInvalid', normaliseAddress);
  const kind = cells.one('kind', 'KindUnknown', readKind);
  const provider = cells.one('provider', 'ProviderTooLong', providerLabel);
  const authority = rowAuthority(cells.text('authority'), provider, rules.authorities);
  const read = {
    row: record.row,
    employeeNumber: cells.one('employeeNumber', 'EmployeeNumberInvalid', readNumber),
    department: cells.one('department', 'DepartmentInvalid', readDepartmentPath) ?? [],
    phones: cells.all('phone', 'PhoneInvalid', normalisePhone),
    backupAddresses: cells.all('backupAddress', 'BackupAddressInvalid', normaliseAddress),
    birthDate: cells.one('birthDate', 'BirthDateInvalid', readBirthDate),
    kind,
    provider,
  };

  if (cells.text('name') === '') cells.fault('name', 'NameMissing');
  if (cells.text('address') === '') cells.fault('address', 'AddressMissing');
  if (address !== null && !rules.domains.has(domainOf(address))) {
    cells.fault('address', 'DomainUnknown', { domain: domainOf(address) });
  }
  if (address !== null && read.backupAddresses.includes(address)) {
    cells.fault('backupAddress', 'BackupAddressIsMailbox');
  }
  if (kind === 'SHARED' && cells.text('employeeNumber') === '') {
    cells.fault('employeeNumber', 'OwnerNumberMissing');
  }
  if (authority === null) {
    const field = cells.text('authority') === '' ? 'provider' : 'authority';
    cells.fault(field, 'AuthorityUnknown', { value: cells.text(field).slice(0, 32) });
  }

  const { problems } = cells;
  const whole = problems.length === 0 && name !== null && address !== null && authority !== null;
  return whole
    ? { row: { ...read, name, address, authority }, problems: [] }
    : { row: null, problems };
}

function readKind(text: string): AccountKind | null {
  return KINDS.get(text.normalize('NFKC').toLowerCase()) ?? null;
}

function readNumber(text: string): string | null {
  return normaliseEmployeeNumber(text) === null ? null : text.normalize('NFKC').replace(/\s+/g, '');
}
