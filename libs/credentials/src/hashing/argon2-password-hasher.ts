import { randomBytes } from 'node:crypto';
import { hash, verify, type Options } from '@node-rs/argon2';
import type { KeyRing } from '@keyledger/keys';
import { Secret } from '@keyledger/kernel';
import { DEFAULT_HASH_PARAMETERS, sameParameters, type HashParameters } from './hash-parameters.js';
import type { HashQueue } from './hash-queue.js';
import { passwordBytes, UnusablePassword } from './password-bytes.js';
import type { PasswordHash } from './password-hash.js';
import { PasswordHasher, type HashVerdict } from './password-hasher.port.js';
import { unmatchablePhc } from './unmatchable-phc.js';

/** Value of argon2id in the native module's `Algorithm`, an ambient enum that cannot be imported. */
const ARGON2ID = 2;
const SALT_BYTES = 16;

/** Thrown when a hash names a pepper that is not in the key ring: the key was lost or swapped. */
export class PepperUnavailable extends Error {
  constructor(readonly pepperId: string) {
    super(
      `A password hash was made under pepper ${pepperId}, which is not the one in the key ring`,
    );
    this.name = 'PepperUnavailable';
  }
}

/** argon2id (RFC 9106) with the pepper as its secret input. */
export class Argon2PasswordHasher extends PasswordHasher {
  readonly #nobody: string;

  constructor(
    private readonly keys: KeyRing,
    private readonly queue: HashQueue,
    private readonly parameters: HashParameters = DEFAULT_HASH_PARAMETERS,
  ) {
    super();
    this.#nobody = unmatchablePhc(parameters, SALT_BYTES);
  }

  async hash(password: Secret): Promise<PasswordHash> {
    const bytes = passwordBytes(password);
    const options = { ...this.#options(), salt: randomBytes(SALT_BYTES) };
    const phc = await this.queue.run(() => hash(bytes, options));
    return {
      phc: new Secret(phc),
      parameters: this.parameters,
      pepperId: this.keys.ids.pepper,
    };
  }

  async verify(password: Secret, stored: PasswordHash): Promise<HashVerdict> {
    if (stored.pepperId !== this.keys.ids.pepper) throw new PepperUnavailable(stored.pepperId);
    const matches = await this.#compare(password, stored.phc.reveal());
    return { matches, needsRehash: matches && !sameParameters(stored.parameters, this.parameters) };
  }

  async verifyNothing(password: Secret): Promise<void> {
    await this.#compare(password, this.#nobody);
  }

  async #compare(password: Secret, phc: string): Promise<boolean> {
    const bytes = usableBytes(password);
    if (!bytes) return false;
    return this.queue.run(() => verify(phc, bytes, { secret: this.keys.pepper() }));
  }

  #options(): Options {
    return {
      algorithm: ARGON2ID,
      memoryCost: this.parameters.memoryKiB,
      timeCost: this.parameters.passes,
      parallelism: this.parameters.lanes,
      outputLen: this.parameters.tagBytes,
      secret: this.keys.pepper(),
    };
  }
}

function usableBytes(password: Secret): Buffer | null {
  try {
    return passwordBytes(password);
  } catch (error) {
    if (error instanceof UnusablePassword) return null;
    throw error;
  }
}
