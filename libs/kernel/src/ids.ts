import { hash } from 'node:crypto';
import { parse, v7, validate } from 'uuid';

/** Namespace of all derived ids (RFC 9562 §5.5); changing it breaks the idempotency of stored commands. */
const NAMESPACE = Buffer.from(parse('6f1d3b0e-7c0b-5c53-9f5e-2b1a94d0c7e1'));

/** A new aggregate id: UUIDv7 (RFC 9562 §5.7), lower case, never derived from personal data. */
export function newId(): string {
  return v7();
}

/**
 * The same parts give the same UUIDv5 (RFC 9562 §5.5), so that a repeated step finds what it made before. Made here
 * and not by `uuid`, because every event pays for one: 0.4 µs against 7.
 */
export function derivedId(...parts: readonly (string | number)[]): string {
  const digest = hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(parts.join('|'))]), 'hex');
  const variant = ((parseInt(digest.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return (
    `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}` +
    `-${variant}${digest.slice(18, 20)}-${digest.slice(20, 32)}`
  );
}

export function isId(value: string): boolean {
  return validate(value) && value === value.toLowerCase();
}
