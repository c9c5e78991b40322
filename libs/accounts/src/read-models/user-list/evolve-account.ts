import { unlessErased, type RecordedEvent } from '@keyledger/event-store';
import { KEYLEDGER, type AccountEvent } from '../../account.events.js';
import type { SignInSucceededFact } from '../sign-in-facts.js';
import type { AccountRow } from './account-row.js';

const SIGN_IN_INTERVAL_MS = 5 * 60_000;

const instant = (text: string | null) => (text === null ? null : new Date(text));

const NO_PROVIDER_CHANGE = {
  provider_change: null,
  provider_change_code: null,
  provider_request_id: null,
} as const;

const NO_RESET = {
  reset_id: null,
  reset_credential_id: null,
  reset_verification: null,
  reset_expires_at: null,
  reset_verified_at: null,
  reset_verified_client: null,
} as const;

/** The row that a new account starts with; its owner is filled in by `withOwner`. */
export function provisionedRow(
  event: RecordedEvent<Extract<AccountEvent, { type: 'AccountProvisioned' }>>,
  accountId: string,
): AccountRow {
  const { address, kind, provider, authority, ownerId } = event.data;
  return {
    account_id: accountId,
    organization_id: event.metadata.organizationId,
    address: unlessErased(address, null),
    kind,
    provider,
    authority,
    owner_id: ownerId,
    owner_state: 'UNKNOWN',
    name: null,
    pinyin: null,
    employee_number: null,
    department_id: null,
    locked: false,
    locked_until: null,
    suspended: false,
    frozen_by: null,
    credential_state: 'UNKNOWN',
    credential_expires_at: null,
    must_change: false,
    password_changed_at: null,
    ...NO_RESET,
    ...NO_PROVIDER_CHANGE,
    last_sign_in_at: null,
    former_owner_ids: [],
    created_at: new Date(event.occurredAt),
    revision: event.revision,
    search_terms: [],
  };
}

/** What an event of the account itself, after its first, makes of its row. */
export function evolveAccount(row: AccountRow, event: RecordedEvent<AccountEvent>): AccountRow {
  return { ...row, ...changes(row, event), revision: event.revision };
}

function changes(row: AccountRow, event: AccountEvent): Partial<AccountRow> {
  switch (event.type) {
    case 'AccountProviderLabelled':
      return { provider: event.data.provider };
    case 'PasswordResetRequested':
      return resetRequested(row, event.data);
    case 'PasswordChanged':
      return passwordChanged(row, event.data);
    case 'ProviderChangeRequested':
      return {
        provider_change: 'PENDING',
        provider_change_code: null,
        provider_request_id: event.data.requestId,
      };
    case 'ProviderChangeRefused':
      return notChanged(row, event.data.requestId, 'REFUSED', event.data.code);
    case 'ProviderChangeUnsupported':
      return notChanged(row, event.data.requestId, 'UNSUPPORTED', null);
    case 'AccountLocked':
      return { locked: true, locked_until: instant(event.data.until) };
    case 'AccountUnlocked':
      return { locked: false, locked_until: null };
    case 'AccountSuspended':
      return { suspended: true };
    case 'AccountReactivated':
      return { suspended: false };
    case 'AccountFrozen':
      return { frozen_by: event.data.changeId };
    case 'AccountThawed':
      return row.frozen_by === event.data.changeId ? { frozen_by: null } : {};
    case 'OwnerChanged':
      return passedOn(row, event.data);
    case 'AccountProvisioned':
    case 'AccountSessionsEnded':
    case 'ProviderChangeApplied':
    case 'NotificationSent':
    case 'NotificationFailed':
      return {};
  }
}

type DataOf<Type extends AccountEvent['type']> = Extract<AccountEvent, { type: Type }>['data'];

/** What was known of the former owner's use of the mailbox is not the new one's. */
function passedOn(
  { former_owner_ids: before }: AccountRow,
  { previousOwnerId, ownerId }: DataOf<'OwnerChanged'>,
): Partial<AccountRow> {
  return {
    ...NO_PROVIDER_CHANGE,
    ...NO_RESET,
    owner_id: ownerId,
    owner_state: 'UNKNOWN',
    former_owner_ids: [...before.filter((id) => id !== previousOwnerId), previousOwnerId],
    frozen_by: null,
    credential_state: 'UNKNOWN',
    credential_expires_at: null,
    must_change: false,
    password_changed_at: null,
    last_sign_in_at: null,
  };
}

function resetRequested(
  row: AccountRow,
  { resetId, method, credentialId, expiresAt }: DataOf<'PasswordResetRequested'>,
): Partial<AccountRow> {
  if (method === 'SELF_SERVICE') return {};
  const until = new Date(expiresAt);
  // With a link the old password is void at once, where it is ours to void.
  const voided = method === 'LINK' && row.authority === KEYLEDGER;
  return {
    ...NO_PROVIDER_CHANGE,
    reset_id: resetId,
    reset_credential_id: credentialId,
    reset_verification: 'PENDING',
    reset_expires_at: until,
    reset_verified_at: null,
    reset_verified_client: null,
    ...(voided && {
      credential_state: 'RESET_PENDING',
      credential_expires_at: until,
      must_change: false,
    }),
  };
}

function passwordChanged(
  row: AccountRow,
  { credentialId, kind, effectiveAt, expiresAt, resetId }: DataOf<'PasswordChanged'>,
): Partial<AccountRow> {
  const ofTheReset = resetId !== null && resetId === row.reset_id;
  const overtaken = !ofTheReset && row.reset_verification === 'PENDING';
  return {
    ...NO_PROVIDER_CHANGE,
    credential_state: kind,
    credential_expires_at: instant(expiresAt),
    must_change: kind === 'TEMPORARY',
    password_changed_at: new Date(effectiveAt),
    ...(ofTheReset && {
      reset_credential_id: credentialId,
      reset_expires_at: instant(expiresAt),
    }),
    ...(overtaken && NO_RESET),
  };
}

function notChanged(
  row: AccountRow,
  requestId: string,
  outcome: 'REFUSED' | 'UNSUPPORTED',
  code: string | null,
): Partial<AccountRow> {
  if (row.provider_request_id !== requestId) return {};
  // A temporary password that never came into force cannot be verified; an unused link still can.
  const failed = row.reset_verification === 'PENDING' && row.reset_credential_id !== null;
  return { provider_change: outcome, provider_change_code: code, ...(failed && NO_RESET) };
}

/**
 * What a successful sign-in makes of the row. The time is kept to within five minutes, since most sign-ins
 * follow one another closely and each would cost an index entry (ADR on read models).
 */
export function signedIn(row: AccountRow, event: RecordedEvent<SignInSucceededFact>): AccountRow {
  const at = new Date(event.occurredAt);
  const { client, credentialId } = event.data;
  const known = row.last_sign_in_at;
  const recent = known !== null && at.getTime() - known.getTime() < SIGN_IN_INTERVAL_MS;
  const verifies = row.reset_verification === 'PENDING' && row.reset_credential_id === credentialId;
  return {
    ...row,
    last_sign_in_at: recent ? known : at,
    ...(verifies && {
      reset_verification: 'VERIFIED',
      reset_verified_at: at,
      reset_verified_client: client,
    }),
  };
}
