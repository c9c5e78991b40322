import type { Secret } from '@keyledger/kernel';

/** Longest password that is hashed, in code points (NIST SP 800-63B-4 §3.1.1.2 counts each as one). */
export const MAX_PASSWORD_CODE_POINTS = 256;
/** The same bound in bytes of UTF-8. */
export const MAX_PASSWORD_BYTES = 1024;
/** NFC shortens at most fourfold what a keyboard can compose, so anything longer is refused unseen. */
const MAX_CODE_UNITS_BEFORE_NFC = 1024;

/** Thrown for a password that cannot be hashed; says why and nothing of the password. */
export class UnusablePassword extends Error {
  constructor(readonly reason: 'TOO_LONG' | 'MALFORMED') {
    super(`The password cannot be used: ${reason}`);
    this.name = 'UnusablePassword';
  }
}

/** A lone surrogate becomes U+FFFD in UTF-8, which would let different passwords share a hash. */
const LONE_SURROGATE = /\p{Cs}/u;

/**
 * The bytes that are hashed: NFC (NIST SP 800-63B-4 §3.1.1.2), UTF-8, nothing cut off.
 * @throws UnusablePassword
 */
export function passwordBytes(password: Secret): Buffer {
  const typed = password.reveal();
  if (typed.length > MAX_CODE_UNITS_BEFORE_NFC) throw new UnusablePassword('TOO_LONG');
  if (LONE_SURROGATE.test(typed)) throw new UnusablePassword('MALFORMED');
  const normalised = typed.normalize('NFC');
  const bytes = Buffer.from(normalised, 'utf8');
  if ([...normalised].length > MAX_PASSWORD_CODE_POINTS || bytes.length > MAX_PASSWORD_BYTES) {
    throw new UnusablePassword('TOO_LONG');
  }
  return bytes;
}
