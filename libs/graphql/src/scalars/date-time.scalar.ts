import { GraphQLScalarType, Kind } from 'graphql';
import { badRequest } from '../errors/graphql-errors.js';

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

function parse(value: unknown): Date {
  const date = typeof value === 'string' && FORM.test(value) ? new Date(value) : null;
  if (date === null || Number.isNaN(date.getTime())) {
    throw badRequest('DateTime is written as 2026-11-23T08:30:00.000Z');
  }
  return date;
}

function serialize(value: unknown): string {
  const date = value instanceof Date ? value : new Date(String(value));
  if (Number.isNaN(date.getTime())) throw new TypeError('A DateTime field holds no time');
  return date.toISOString();
}

/** A moment: a `Date` or an ISO 8601 text inside, UTC with milliseconds outside (RFC 3339). */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description:
    'A moment in UTC with milliseconds, as RFC 3339 writes it: 2026-11-23T08:30:00.000Z.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize,
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
});
