import type { AccountKind } from '@keyledger/accounts';

/** A row that can be imported, everything normalised. Null and empty: the file says nothing about it. */
export interface ImportRow {
  readonly row: number;
  readonly name: string;
  readonly employeeNumber: string | null;
  readonly address: string;
  readonly department: readonly string[];
  readonly phones: readonly string[];
  readonly backupAddresses: readonly string[];
  readonly birthDate: string | null;
  readonly kind: AccountKind | null;
  readonly provider: string | null;
  readonly authority: string;
}

/** What a row is checked against. */
export interface RowRules {
  readonly domains: ReadonlySet<string>;
  /** Names of installed connectors, beside Keyledger itself. */
  readonly authorities: readonly string[];
}
