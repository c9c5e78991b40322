import { randomBytes } from 'node:crypto';
import type { HashParameters } from './hash-parameters.js';

/**
 * A PHC string of random salt and tag: verifying against it costs what a real hash of these parameters costs
 * and matches no password anybody could find.
 */
export function unmatchablePhc(parameters: HashParameters, saltBytes: number): string {
  const { memoryKiB, passes, lanes, tagBytes } = parameters;
  const salt = unpadded(randomBytes(saltBytes));
  const tag = unpadded(randomBytes(tagBytes));
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${lanes}$${salt}$${tag}`;
}

/** The PHC string format writes base64 without its padding. */
function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
