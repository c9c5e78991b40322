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
  readonly department_id: string | null;
  /** From the top department down to the owner's own, so that a subtree is one index look-up. */
  readonly department_path: readonly string[];
  /** A lock was put on; whether it still holds is computed where it is asked. */
  readonly locked: boolean;
  readonly locked_until: Date | null;
  readonly suspended: boolean;
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
  readonly created_at: Date;
  /** Of the account's last event. */
  readonly revision: number;
  /** Whatever a search may begin with; the table `term` holds the same, to be looked up. */
  readonly search_terms: readonly string[];
}
