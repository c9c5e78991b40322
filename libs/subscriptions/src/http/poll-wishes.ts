import { isRejection, reject, type Rejection } from '@keyledger/kernel';
import { PUBLIC_EVENT_TYPES } from '../public-events/public-events.js';

/** What a poll asks for, checked. */
export interface PollWishes {
  /** `now`, a position, or null for the beginning. */
  readonly after: string | null;
  readonly waitSeconds: number;
  readonly limit: number;
  readonly types: ReadonlySet<string> | null;
}

const LONGEST_WAIT = 60;
const MOST_EVENTS = 1_000;
const EVENTS = 500;

/** Reads the query of `GET /events`. Rejection: `InvalidInput`, whose path names the parameter. */
export function readPollWishes(query: Readonly<Record<string, unknown>>): PollWishes | Rejection {
  const after = query['after'];
  if (after !== undefined && typeof after !== 'string') return invalid('after');
  const waitSeconds = whole(query['wait'], 0, LONGEST_WAIT, 0);
  if (waitSeconds === null) return invalid('wait');
  const limit = whole(query['limit'], 1, MOST_EVENTS, EVENTS);
  if (limit === null) return invalid('limit');
  const types = readTypes(query['types']);
  if (isRejection(types)) return types;
  return { after: after === undefined || after === '' ? null : after, waitSeconds, limit, types };
}

const invalid = (parameter: string) => reject('InvalidInput', { path: [parameter] });

function whole(value: unknown, least: number, most: number, otherwise: number): number | null {
  if (value === undefined) return otherwise;
  if (typeof value !== 'string' || !/^\d{1,4}$/.test(value)) return null;
  const number = Number(value);
  return number >= least && number <= most ? number : null;
}

function readTypes(value: unknown): ReadonlySet<string> | null | Rejection {
  if (value === undefined) return null;
  if (typeof value !== 'string') return invalid('types');
  const types = new Set(value.split(','));
  for (const type of types) if (!PUBLIC_EVENT_TYPES.includes(type)) return invalid('types');
  return types;
}
