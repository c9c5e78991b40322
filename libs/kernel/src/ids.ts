import { v5, v7, validate } from 'uuid';

/** Namespace of all derived ids (RFC 9562 §5.5); changing it breaks the idempotency of stored commands. */
const NAMESPACE = '6f1d3b0e-7c0b-5c53-9f5e-2b1a94d0c7e1';

/** A new aggregate id: UUIDv7 (RFC 9562 §5.7), lower case, never derived from personal data. */
export function newId(): string {
  return v7();
}

/** The same parts give the same UUIDv5, so that a repeated step finds what it made before. */
export function derivedId(...parts: readonly (string | number)[]): string {
  return v5(parts.join('|'), NAMESPACE);
}

export function isId(value: string): boolean {
  return validate(value) && value === value.toLowerCase();
}
