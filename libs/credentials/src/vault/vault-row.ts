import type { ColumnType } from 'kysely';
import type { VaultOwner } from './vault-owner.js';
import type { VaultPurpose } from './vault-purpose.js';

export interface VaultSecretTable {
  id: string;
  purpose: VaultPurpose;
  organization_id: string;
  stream: string;
  value: Buffer;
  meta: ColumnType<Readonly<Record<string, unknown>>, string, string>;
  created_at: Date;
  expires_at: Date | null;
  superseded_at: Date | null;
  /** When the sweep saw that the stream names the row; it does not ask again. */
  named_at: Date | null;
}

export interface VaultTables {
  vault_secret: VaultSecretTable;
}

export interface VaultRow {
  readonly id: string;
  readonly purpose: VaultPurpose;
  readonly owner: VaultOwner;
  readonly value: Buffer;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly expiresAt: Date | null;
}
