/**
 * The three keys that lie outside the data (design §1). Losing them loses every personal value and secret;
 * they are backed up apart. Never logged, never in the database: only their ids are.
 */
export abstract class KeyRing {
  /** Ids of the keys in force (16 hex digits of a SHA-256 of the key), to compare with the database at boot. */
  abstract readonly ids: {
    readonly master: string;
    readonly index: string;
    readonly pepper: string;
  };

  /** AES-256-GCM under the master key; the result carries its IV and tag. `context` is bound as AAD. */
  abstract seal(plaintext: Buffer, context: string): Buffer;

  /** @throws when the key, the context or the bytes are not the ones that were sealed. */
  abstract open(sealed: Buffer, context: string): Buffer;

  /** Blind index: HMAC-SHA256 hex of an already normalised value, apart for each `purpose`. */
  abstract blindIndex(purpose: string, normalised: string): string;

  /** The keyed input of argon2id (its `secret`). */
  abstract pepper(): Buffer;
}
