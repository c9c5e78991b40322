import type { AccountKind } from '@keyledger/accounts';
import type { ChannelKind } from '@keyledger/employees';

export interface KnownChannel {
  /** Null: asserted earlier in the same preview. */
  readonly id: string | null;
  readonly kind: ChannelKind;
  readonly destination: string;
  readonly verified: boolean;
}

/** A person as the log, or an earlier row of a preview, has them. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly employeeNumber: string | null;
  readonly birthDate: string | null;
  /** Key of the department's path; '' for none. */
  readonly department: string;
  readonly channels: readonly KnownChannel[];
}

export interface KnownAccount {
  readonly id: string;
  readonly kind: AccountKind;
  readonly provider: string;
  readonly authority: string;
  readonly ownerId: string;
}

/** What there is already of what a row speaks about. */
export interface Known {
  readonly account: KnownAccount | null;
  /** The account's owner, else whoever has the row's employee number. */
  readonly person: KnownPerson | null;
  /** Who holds the row's employee number, where that is not `person`. */
  readonly otherHolderId: string | null;
}
