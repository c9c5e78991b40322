import type { AccountAsOf } from '../account-as-of/account-as-of.type.js';
import { PersonalText, PersonalTextState } from '@keyledger/graphql';

/** What can differ between two moments of an account. */
export const ACCOUNT_FIELDS = [
  'ADDRESS',
  'KIND',
  'PROVIDER',
  'AUTHORITY',
  'STATE',
  'LOCKED_UNTIL',
  'CREDENTIAL_STATE',
  'CREDENTIAL_CHANGED_AT',
  'CREDENTIAL_EXPIRES_AT',
  'OWNER',
  'OWNER_NAME',
  'OWNER_EMPLOYEE_NUMBER',
  'OWNER_DEPARTMENTS',
  'OWNER_ROLE',
  'RECOVERY_CHANNELS',
] as const;
export type AccountField = (typeof ACCOUNT_FIELDS)[number];

export interface AccountFieldDifference {
  readonly field: AccountField;
  /** Null: the account was not there yet, or had none. */
  readonly before: PersonalText | null;
  readonly after: PersonalText | null;
}

/** @param before null: it was not there yet, and everything it has now is new. */
export function accountChanges(
  before: AccountAsOf | null,
  after: AccountAsOf,
): AccountFieldDifference[] {
  return ACCOUNT_FIELDS.flatMap((field) => {
    const was = before && valueOf(field, before);
    const is = valueOf(field, after);
    return sameText(was, is) ? [] : [{ field, before: was, after: is }];
  });
}

const text = (value: string | null) => (value === null ? null : PersonalText.visible(value));
const instant = (value: Date | null) => text(value?.toISOString() ?? null);

function valueOf(field: AccountField, account: AccountAsOf): PersonalText | null {
  const { credential, owner } = account;
  switch (field) {
    case 'ADDRESS':
      return account.address;
    case 'KIND':
      return text(account.kind);
    case 'PROVIDER':
      return text(account.provider);
    case 'AUTHORITY':
      return text(account.authority);
    case 'STATE':
      return text(account.state);
    case 'LOCKED_UNTIL':
      return instant(account.lockedUntil);
    case 'CREDENTIAL_STATE':
      return text(credential.state);
    case 'CREDENTIAL_CHANGED_AT':
      return instant(credential.changedAt);
    case 'CREDENTIAL_EXPIRES_AT':
      return instant(credential.expiresAt);
    case 'OWNER':
      return text(owner.id);
    case 'OWNER_NAME':
      return owner.name;
    case 'OWNER_EMPLOYEE_NUMBER':
      return neverGiven(owner.employeeNumber) ? null : owner.employeeNumber;
    case 'OWNER_DEPARTMENTS':
      return owner.departments.length > 0 ? text(owner.departments.join(' / ')) : null;
    case 'OWNER_ROLE':
      return text(owner.role);
    case 'RECOVERY_CHANNELS':
      return channelsText(account);
  }
}

/** As masked as they are shown elsewhere; one that was erased is named by its kind alone. */
function channelsText({ recoveryChannels }: AccountAsOf): PersonalText | null {
  if (recoveryChannels.length === 0) return null;
  const told = recoveryChannels.map(({ kind, state, destination }) =>
    [kind, state, destination.value].filter((part) => part !== null).join(' '),
  );
  return PersonalText.masked(told.join(', '));
}

function neverGiven({ value, state }: PersonalText): boolean {
  return value === null && state === PersonalTextState.VISIBLE;
}

function sameText(left: PersonalText | null, right: PersonalText | null): boolean {
  return left?.value === right?.value && left?.state === right?.state;
}
