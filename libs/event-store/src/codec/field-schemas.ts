import { Type } from '@sinclair/typebox';
import type { TSchema, TUnsafe } from '@sinclair/typebox';

/** Schemas of members that many events share. Times are ISO 8601, UTC, milliseconds. */
export const Id = Type.String({ format: 'uuid' });
export const Instant = Type.String({ format: 'date-time', maxLength: 30 });

/** A string of 1 to `maxLength` UTF-16 units. */
export const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

/** The value or null; absent members are not used in events, so that what was not known is written down. */
export const Nullable = <Schema extends TSchema>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/** One of a fixed list of names. */
export const OneOf = <const Names extends readonly string[]>(
  names: Names,
): TUnsafe<Names[number]> => Type.Unsafe<Names[number]>({ type: 'string', enum: [...names] });
