import { Secret } from '@keyledger/kernel';
import type { HashParameters } from '../hashing/hash-parameters.js';
import type { PasswordHash } from '../hashing/password-hash.js';
import type { VaultRow } from './vault-row.js';

/** A password hash as a row holds it: the PHC string as bytes, parameters and pepper id beside it. */
export function hashColumns(hash: PasswordHash): Pick<VaultRow, 'value' | 'meta'> {
  const value = Buffer.from(hash.phc.reveal(), 'utf8');
  return { value, meta: { parameters: hash.parameters, pepperId: hash.pepperId } };
}

/** Reads what {@link hashColumns} wrote. */
export function hashOf(row: VaultRow): PasswordHash {
  const meta = row.meta as { parameters: HashParameters; pepperId: string };
  return {
    phc: new Secret(row.value.toString('utf8')),
    parameters: meta.parameters,
    pepperId: meta.pepperId,
  };
}
