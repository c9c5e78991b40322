import { Secret } from '@keyledger/kernel';
import { KEY_BYTES } from './key-material.js';
import { KeysError } from './keys-error.js';

/** @param where names the key for a message, such as the variable or file it came from. */
export function decodeKey(base64: Secret, where: string): Secret<Buffer> {
  const text = base64.reveal().trim();
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === KEY_BYTES && bytes.toString('base64') === text) return new Secret(bytes);
  throw new KeysError(
    'MALFORMED',
    `${where} is not a key of ${KEY_BYTES} bytes in base64. Put back the value that was backed up; ` +
      'for an installation without data, make one with: openssl rand -base64 32',
  );
}
