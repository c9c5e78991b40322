import { Type } from '@sinclair/typebox';
import type { TSchema, TUnsafe } from '@sinclair/typebox';

/** ISO 8601 in UTC with milliseconds, as `Date.toISOString` writes it and texts of it sort. */
const INSTANT =
  '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$';

/** Schemas of members that many events share. */
export const Id = Type.String({ format: 'uuid' });
export const Instant = Type.String({ pattern: INSTANT });

/** A string of 1 to `maxLength` UTF-16 units. */
export const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

/** The value or null; absent members are not used in events, so that what was not known is written down. */
export const Nullable = <Schema extends TSchema>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/** One of a fixed list of names. */
export const OneOf = <const Names extends readonly string[]>(
  names: Names,
): TUnsafe<Names[number]> => Type.Unsafe<Names[number]>({ type: 'string', enum: [...names] });
