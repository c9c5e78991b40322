import { ForeignPosition, StoreUnavailable, type Position } from '../event-store.port.js';
import type { LogPlace } from './client.js';

const DIGITS = 20;

/** What servers before 22.6 answer for a place that they do not know. */
const UNKNOWN = 2n ** 64n - 1n;

/** Before every event: the server's own records stand at the very beginning. */
const ZERO: LogPlace = { commit: 0n, prepare: 0n };

/** Commit before prepare: in this order they compare as the server orders events. */
export function positionOf(logId: string, { commit, prepare }: LogPlace): Position {
  return `${logId}:${padded(commit)}-${padded(prepare)}` as Position;
}

/** @throws StoreUnavailable where the server does not tell where an event of a stream stands in the log. */
export function knownPlace(place: LogPlace | undefined): LogPlace {
  if (place && place.commit < UNKNOWN && place.prepare < UNKNOWN) return place;
  throw new StoreUnavailable(
    'The server does not tell the positions of events: EventStoreDB 22.6 or later is needed',
  );
}

/** The place behind a position, of zeros for null. @throws ForeignPosition for one of another log or none at all. */
export function placeOf(logId: string, position: Position | null): LogPlace {
  if (position === null) return ZERO;
  const [, log, commit, prepare] = /^([0-9a-f]{12}):(\d{20})-(\d{20})$/.exec(position) ?? [];
  if (log !== logId || commit === undefined || prepare === undefined) {
    throw new ForeignPosition(`The position ${position} is not one of the log ${logId}`);
  }
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}

export function isZero({ commit, prepare }: LogPlace): boolean {
  return commit === 0n && prepare === 0n;
}

function padded(part: bigint): string {
  return part.toString().padStart(DIGITS, '0');
}
