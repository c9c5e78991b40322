import type { KeyRing } from '@keyledger/keys';
import { Secret } from '@keyledger/kernel';
import type { VaultRow } from './vault-row.js';

type Sealed = Omit<VaultRow, 'value' | 'meta'>;

/**
 * A row that can be read back: AES-256-GCM under the master key, bound to its id, purpose, organization and expiry, so
 * that a row copied to another place or kept alive by an edited date does not open.
 */
export function sealedRow(keys: KeyRing, row: Sealed, plaintext: Secret): VaultRow {
  const value = keys.seal(Buffer.from(plaintext.reveal(), 'utf8'), contextOf(row));
  return { ...row, value, meta: {} };
}

/** @throws SealBroken when the row is not what was sealed, or was sealed under another master key. */
export function openRow(keys: KeyRing, row: VaultRow): Secret {
  try {
    return new Secret(keys.open(row.value, contextOf(row)).toString('utf8'));
  } catch {
    // The key ring's own error may quote what it was given; the id says all that an operator needs.
    throw new SealBroken(row.id);
  }
}

/** A sealed row was altered, or the master key is another than the one it was sealed under. */
export class SealBroken extends Error {
  constructor(readonly id: string) {
    super(
      `The sealed secret ${id} does not open: it was altered or sealed under another master key`,
    );
    this.name = 'SealBroken';
  }
}

function contextOf({ id, purpose, owner, expiresAt }: Sealed): string {
  const expiry = expiresAt?.toISOString() ?? 'never';
  return ['vault/v1', purpose, id, owner.organizationId, owner.stream, expiry].join('|');
}
