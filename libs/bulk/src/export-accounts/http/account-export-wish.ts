import { AccountFilterInput, LONGEST_SEARCH } from '@keyledger/accounts';
import type { ExportFormat } from '@keyledger/compliance';
import { reject, type Rejection } from '@keyledger/kernel';
import { EXPORT_FORMATS } from '@keyledger/organizations';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { AccountExportRequest } from '../account-export.js';

export type AccountExportWish = Pick<AccountExportRequest, 'filter' | 'search' | 'format'>;

const MEMBERS = ['filter', 'search', 'format'];

const wrong = (...path: string[]) => reject('InvalidInput', { path });

/**
 * What a request's body asks for: `{"filter": AccountFilterInput, "search": text, "format": "CSV" | "JSON_LINES"}`, of which
 * only the format has to be there. Anything else is `InvalidInput` naming the member.
 */
export function readAccountExportWish(body: unknown): AccountExportWish | Rejection {
  if (!isObject(body)) return wrong('body');
  const unknown = Object.keys(body).find((member) => !MEMBERS.includes(member));
  if (unknown !== undefined) return wrong(unknown.slice(0, 64));
  const format = EXPORT_FORMATS.find((name) => name === body['format']) as ExportFormat | undefined;
  if (!format) return wrong('format');
  const { search = null, filter = null } = body;
  const searchable =
    search === null || (typeof search === 'string' && search.length <= LONGEST_SEARCH);
  if (!searchable) return wrong('search');
  if (filter === null) return { format, search, filter };
  if (!isObject(filter)) return wrong('filter');
  const wanted = plainToInstance(AccountFilterInput, filter);
  const [error] = validateSync(wanted, { whitelist: true, forbidNonWhitelisted: true });
  if (error) return wrong('filter', error.property.slice(0, 64));
  return { format, search, filter: wanted };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
