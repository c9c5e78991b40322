import { idOfType } from '@keyledger/graphql';
import { isRejection, reject, type Rejection } from '@keyledger/kernel';
import { EXPORT_FORMATS } from '@keyledger/organizations';
import type { ExportFormat, ExportRequest, ExportSubject } from '../export-request.js';

export type ExportWish = Pick<ExportRequest, 'subject' | 'format' | 'from' | 'to'>;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;
const MEMBERS = ['account', 'department', 'from', 'to', 'format'];

const wrong = (member: string) => reject('InvalidInput', { path: [member] });

/**
 * What a request's body asks for: `{"account"|"department": <global id>, "from", "to": <RFC 3339>, "format"}`, of which
 * only the format has to be there. Anything else is `InvalidInput` naming the member.
 */
export function readExportWish(body: unknown): ExportWish | Rejection {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return wrong('body');
  const wish = body as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(wish).find((member) => !MEMBERS.includes(member));
  if (unknown !== undefined) return wrong(unknown.slice(0, 64));
  const format = EXPORT_FORMATS.find((name) => name === wish['format']) as ExportFormat | undefined;
  if (!format) return wrong('format');
  const subject = subjectOf(wish);
  if (isRejection(subject)) return subject;
  const [from, to] = [instantIn(wish, 'from'), instantIn(wish, 'to')];
  if (from === undefined) return wrong('from');
  if (to === undefined) return wrong('to');
  return { subject, format, from, to };
}

function subjectOf({
  account,
  department,
}: Readonly<Record<string, unknown>>): ExportSubject | Rejection {
  if (account !== undefined && department !== undefined) return wrong('department');
  if (account !== undefined) {
    const accountId = typeof account === 'string' ? idOfType('Account', account) : null;
    return accountId ? { kind: 'ACCOUNT', accountId } : reject('NotFound', { path: ['account'] });
  }
  if (department === undefined) return { kind: 'ORGANIZATION' };
  const departmentId = typeof department === 'string' ? idOfType('Department', department) : null;
  if (departmentId) return { kind: 'DEPARTMENT', departmentId };
  return reject('DepartmentUnknown', { path: ['department'] });
}

/** Null where it was not given, undefined where it is no moment. */
function instantIn(
  wish: Readonly<Record<string, unknown>>,
  member: string,
): Date | null | undefined {
  const value = wish[member];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || !INSTANT.test(value)) return undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
