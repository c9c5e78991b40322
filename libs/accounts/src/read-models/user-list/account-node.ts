import type { Locale } from '@keyledger/kernel';
import { PersonalText, toGlobalId } from '@keyledger/graphql';
import type { AccountCondition } from '../../graphql/account-enums.js';
import type {
  ProviderChangeNode,
  ResetVerificationNode,
} from '../../graphql/account-parts.type.js';
import type { AccountNode } from '../../graphql/account.type.js';
import type { EmployeeNode } from '../../graphql/employee.type.js';
import type { ShownAccountRow } from './account-row.js';
import { providerInstruction } from './provider-instruction.js';

/** A row as GraphQL shows it at this moment: locks and expiries are computed here, not stored. */
export function accountNode(row: ShownAccountRow, now: Date, locale: Locale): AccountNode {
  const state = conditionOf(row, now);
  return {
    id: toGlobalId('Account', row.account_id),
    accountId: row.account_id,
    atLeast: null,
    lockHolds: lockHolds(row, now),
    address: row.address === null ? PersonalText.erased() : PersonalText.visible(row.address),
    owner: ownerNode(row),
    kind: row.kind,
    provider: row.provider,
    authority: row.authority,
    state,
    lockedUntil: lockHolds(row, now) ? row.locked_until : null,
    credential: {
      state: row.credential_state,
      mustChange: row.must_change,
      expiresAt: row.credential_expires_at,
      changedAt: row.password_changed_at,
    },
    resetVerification: verificationOf(row, now),
    providerChange: providerChangeOf(row, locale),
    lastSignInAt: row.last_sign_in_at,
    createdAt: row.created_at,
    revision: row.revision,
  };
}

function lockHolds({ locked, locked_until: until }: ShownAccountRow, now: Date): boolean {
  return locked && (until === null || now < until);
}

function conditionOf(row: ShownAccountRow, now: Date): AccountCondition {
  if (row.frozen_by !== null) return 'FROZEN';
  if (row.suspended) return 'SUSPENDED';
  return lockHolds(row, now) ? 'LOCKED' : 'ACTIVE';
}

function ownerNode(row: ShownAccountRow): EmployeeNode {
  const erased = row.owner_state === 'ERASED';
  const shown = (value: string | null) =>
    erased ? PersonalText.erased() : PersonalText.visible(value);
  return {
    id: toGlobalId('Employee', row.owner_id),
    employeeId: row.owner_id,
    name: shown(row.name),
    employeeNumber: shown(row.employee_number),
    departmentId: row.department_id,
  };
}

function verificationOf(row: ShownAccountRow, now: Date): ResetVerificationNode | null {
  const { reset_verification: state, reset_expires_at: until } = row;
  if (state === null) return null;
  const expired = state === 'PENDING' && until !== null && until <= now;
  return {
    state: expired ? 'EXPIRED' : state,
    at: row.reset_verified_at,
    client: row.reset_verified_client,
  };
}

function providerChangeOf(row: ShownAccountRow, locale: Locale): ProviderChangeNode | null {
  const { provider_change: state, provider_change_code: code, provider } = row;
  if (state === null) return null;
  return { state, code, instruction: providerInstruction(state, code, provider, locale) };
}
