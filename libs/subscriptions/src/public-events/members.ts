import { Instant, Nullable, OneOf } from '@keyledger/event-store';
import { REASON_CODES } from '@keyledger/kernel';
import { Type } from '@sinclair/typebox';

/** Members that several public events share. */

export const endSessions = Type.Boolean({
  description: 'Whether whoever is signed in as this account should be signed out now.',
});

export const reasonCode = {
  ...Nullable(OneOf(REASON_CODES)),
  description: 'Why, as the person who did it said; null where nobody was asked.',
};

export const authority = Type.String({
  pattern: '^[A-Z][A-Z0-9_]{0,31}$',
  description: 'Where the password lives: KEYLEDGER, or the name of a provider.',
});

export const instant = (description: string) => ({ ...Instant, description });
export const instantOrNull = (description: string) => ({ ...Nullable(Instant), description });
