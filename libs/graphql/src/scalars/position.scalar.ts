import type { Position } from '@keyledger/event-store';
import { GraphQLScalarType, Kind } from 'graphql';
import { badRequest } from '../errors/graphql-errors.js';

const FORM = /^[\w.-]{1,64}:\d{20}(-\d{20})?$/;

export function isPosition(value: unknown): value is Position {
  return typeof value === 'string' && FORM.test(value);
}

function parse(value: unknown): Position {
  if (!isPosition(value)) throw badRequest('Not a position of the log');
  return value;
}

/** A place in the log; opaque to clients, comparable as plain text within one log. */
export const PositionScalar = new GraphQLScalarType<Position, string>({
  name: 'Position',
  description:
    'A place in the log: opaque, comparable as plain text. Send it in the header `Keyledger-Min-Position` to read what was written up to there.',
  serialize: (value) => String(value),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
});
