import type { PersonalClass } from '../codec/event-definition.js';
import { UnstorableValue } from '../codec/codec-errors.js';

/** What one data key protects: a subject's values of one class and, for sign-in facts, of one quarter. */
export interface KeyScope {
  readonly subjectId: string;
  readonly class: PersonalClass;
  /** `2026Q4` for the class `signin`, null otherwise. */
  readonly quarter: string | null;
}

const SUBJECT_ID = /^[A-Za-z0-9_-]{1,100}$/;

/** The scope of a value; the quarter (UTC) is that of when the fact happened. */
export function keyScope(subjectId: string, kind: PersonalClass, occurredAt: string): KeyScope {
  if (!SUBJECT_ID.test(subjectId)) {
    throw new UnstorableValue('', 'a subject id has letters, digits, - and _ only');
  }
  return { subjectId, class: kind, quarter: kind === 'signin' ? quarterOf(occurredAt) : null };
}

/** The key's id: `<subject>/<class>[/<quarter>]/<n>`; n counts a scope's keys from 1. */
export function keyIdOf({ subjectId, class: kind, quarter }: KeyScope, n = 1): string {
  return quarter ? `${subjectId}/${kind}/${quarter}/${n}` : `${subjectId}/${kind}/${n}`;
}

/** The subject that a key id names. */
export function subjectOf(keyId: string): string {
  return keyId.slice(0, Math.max(0, keyId.indexOf('/')));
}

/** @param instant ISO 8601 in UTC. @returns for example `2026Q4`. */
export function quarterOf(instant: string): string {
  const month = Number(instant.slice(5, 7));
  return `${instant.slice(0, 4)}Q${Math.ceil(month / 3)}`;
}
