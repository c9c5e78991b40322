import type { AccountNode } from '@keyledger/accounts';
import { Messages, type PersonalText } from '@keyledger/graphql';
import type { Locale } from '@keyledger/kernel';
import { departmentPath, type Organization } from '@keyledger/organizations';

/** One account in a file, whatever its format: what the list shows the caller. */
export interface AccountExportRow {
  readonly id: string;
  readonly address: string | null;
  readonly kind: string;
  readonly provider: string;
  readonly authority: string;
  readonly state: string;
  readonly lockedUntil: string | null;
  readonly ownerName: string | null;
  readonly ownerNumber: string | null;
  /** From the top down, parted by ` / `. */
  readonly department: string;
  readonly credential: string;
  readonly mustChange: boolean;
  readonly passwordChangedAt: string | null;
  readonly lastSignInAt: string | null;
  readonly createdAt: string;
}

export const ACCOUNT_COLUMNS = [
  'id',
  'address',
  'kind',
  'provider',
  'authority',
  'state',
  'lockedUntil',
  'ownerName',
  'ownerNumber',
  'department',
  'credential',
  'mustChange',
  'passwordChangedAt',
  'lastSignInAt',
  'createdAt',
] as const satisfies readonly (keyof AccountExportRow)[];

/** What the columns are called in a file for people. */
export const columnNames = (locale: Locale): readonly string[] =>
  ACCOUNT_COLUMNS.map((column) => Messages.render(locale, `accountFile.${column}`, {}));

export function accountExportRow(node: AccountNode, organization: Organization): AccountExportRow {
  const { credential, owner } = node;
  const { departmentId } = owner;
  const path = departmentId === null ? [] : departmentPath(organization, departmentId);
  return {
    id: node.id,
    address: shown(node.address),
    kind: node.kind,
    provider: node.provider,
    authority: node.authority,
    state: node.state,
    lockedUntil: instant(node.lockedUntil),
    ownerName: shown(owner.name),
    ownerNumber: shown(owner.employeeNumber),
    department: path.map(({ name }) => name).join(' / '),
    credential: credential.state,
    mustChange: credential.mustChange,
    passwordChangedAt: instant(credential.changedAt),
    lastSignInAt: instant(node.lastSignInAt),
    createdAt: node.createdAt.toISOString(),
  };
}

const shown = ({ value }: PersonalText): string | null => value;
const instant = (at: Date | null): string | null => at?.toISOString() ?? null;
