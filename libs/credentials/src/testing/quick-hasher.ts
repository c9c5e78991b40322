import type { KeyRing } from '@keyledger/keys';
import { Argon2PasswordHasher, HashQueue, type HashParameters } from '../index.js';

/** Far too cheap for real passwords: a hash in well under a millisecond. */
export const QUICK_PARAMETERS: HashParameters = {
  memoryKiB: 64,
  passes: 1,
  lanes: 1,
  tagBytes: 32,
};

/** The real hasher at a cost that specs can pay many times over. */
export function quickHasher(keys: KeyRing): Argon2PasswordHasher {
  return new Argon2PasswordHasher(keys, new HashQueue(), QUICK_PARAMETERS);
}
