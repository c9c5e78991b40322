import { randomBytes } from 'node:crypto';
import { Secret } from '@keyledger/kernel';
import type { KeyRing } from '@keyledger/keys';

const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** What a browser keeps to be known again; it proves nothing. */
export function newDeviceToken(): Secret {
  return new Secret(randomBytes(TOKEN_BYTES).toString('base64url'));
}

/** The token that a client showed, if it can be one of ours. */
export function shownDeviceToken(value: string | undefined): Secret | null {
  return value !== undefined && TOKEN.test(value) ? new Secret(value) : null;
}

/** How events know a device: by a keyed hash, from which the token cannot be had. */
export function deviceMark(keys: KeyRing, token: Secret): string {
  return keys.blindIndex('sign-in-device', token.reveal());
}
