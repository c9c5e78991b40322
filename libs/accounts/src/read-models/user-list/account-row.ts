import type { AccountKind } from '../../account.events.js';
import type { CredentialState, ProviderChangeState } from '../../graphql/account-enums.js';

/** UNKNOWN: nothing of the owner has been read yet. ERASED: their data was destroyed. */
export type OwnerState = 'UNKNOWN' | 'KNOWN' | 'ERASED';

/** A row of `user_list`: an account, its owner and where the owner works. Null in a personal value: erased. */
export interface AccountRow {
  readonly account_id: string;
  readonly organization_id: string;
  readonly address: string | null;
  readonly kind: AccountKind;
  readonly provider: string;
  readonly authority: string;
  readonly owner_id: string;
  readonly owner_state: OwnerState;
  readonly name: string | null;
  /** What lists by name are sorted by. */
  readonly pinyin: string | null;
  readonly employee_number: string | null;
  /** The owner's own. What is above it stands in the table of departments alone: a move of one changes no account. */
  readonly department_id: string | null;
  /** A lock was put on; whether it still holds is computed where it is asked. */
  readonly locked: boolean;
  readonly locked_until: Date | null;
  readonly suspended: boolean;
  /** The change of owner that the mailbox is frozen for. */
  readonly frozen_by: string | null;
  readonly credential_state: CredentialState;
  readonly credential_expires_at: Date | null;
  readonly must_change: boolean;
  readonly password_changed_at: Date | null;
  readonly reset_id: string | null;
  /** The credential that a sign-in has to use to verify the reset; null while a link waits to be used. */
  readonly reset_credential_id: string | null;
  readonly reset_verification: 'PENDING' | 'VERIFIED' | null;
  readonly reset_expires_at: Date | null;
  readonly reset_verified_at: Date | null;
  readonly reset_verified_client: string | null;
  readonly provider_change: ProviderChangeState | null;
  readonly provider_change_code: string | null;
  readonly provider_request_id: string | null;
  /** Written at most every five minutes. */
  readonly last_sign_in_at: Date | null;
  /** Whose it was before, the last one last. */
  readonly former_owner_ids: readonly string[];
  readonly created_at: Date;
  /** Of the account's last event. */
  readonly revision: number;
  /** Whatever a search may begin with; the table `term` holds the same, to be looked up. */
  readonly search_terms: readonly string[];
}

/** What of a row is read to show and to sort accounts. The rest, some of it long, serves searches and the projection. */
export const SHOWN_COLUMNS = [
  'account_id',
  'organization_id',
  'address',
  'kind',
  'provider',
  'authority',
  'owner_id',
  'owner_state',
  'name',
  'pinyin',
  'employee_number',
  'department_id',
  'locked',
  'locked_until',
  'suspended',
  'frozen_by',
  'credential_state',
  'credential_expires_at',
  'must_change',
  'password_changed_at',
  'reset_verification',
  'reset_expires_at',
  'reset_verified_at',
  'reset_verified_client',
  'provider_change',
  'provider_change_code',
  'last_sign_in_at',
  'created_at',
  'revision',
] as const satisfies readonly (keyof AccountRow)[];

export type ShownAccountRow = Pick<AccountRow, (typeof SHOWN_COLUMNS)[number]>;

/** With where the owner works, from the top department down to their own: what row rules ask of a row in hand. */
export interface PlacedAccountRow extends ShownAccountRow {
  readonly department_path: readonly string[];
}
