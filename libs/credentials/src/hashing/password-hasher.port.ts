import type { Secret } from '@keyledger/kernel';
import type { PasswordHash } from './password-hash.js';

export interface HashVerdict {
  readonly matches: boolean;
  /** True when the password matched and the hash was made with other parameters than today's. */
  readonly needsRehash: boolean;
}

/** Hashes and verifies passwords; every method waits in one bounded queue. Also the Nest token. */
export abstract class PasswordHasher {
  /**
   * @param password at most 256 code points and 1 KiB once NFC-normalised
   * @throws UnusablePassword when it is longer or holds a lone surrogate
   * @throws HashQueueFull when too many hashes wait already
   */
  abstract hash(password: Secret): Promise<PasswordHash>;

  /**
   * An unusable password matches nothing and costs nothing, for known and unknown users alike.
   * @throws HashQueueFull when too many hashes wait already
   * @throws PepperUnavailable when the hash was made under another pepper than the one in force
   */
  abstract verify(password: Secret, hash: PasswordHash): Promise<HashVerdict>;

  /**
   * Takes as long as `verify` and finds nothing: for unknown users, whom no difference in time may give away
   * (ASVS 5.0 §6.3.8).
   * @throws HashQueueFull when too many hashes wait already
   */
  abstract verifyNothing(password: Secret): Promise<void>;
}
