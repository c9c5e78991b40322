import { ForeignPosition, type Position } from '../event-store.port.js';

const DIGITS = 20;

/** @param counter the dense number that PostgreSQL gave an event, as text. */
export function positionOf(logId: string, counter: string): Position {
  return `${logId}:${counter.padStart(DIGITS, '0')}` as Position;
}

/** The number behind a position, 0 for null. @throws ForeignPosition when it is of another log or none at all. */
export function counterOf(logId: string, position: Position | null): string {
  if (position === null) return '0';
  const [log, digits, ...rest] = position.split(':');
  if (log !== logId || rest.length > 0 || !/^\d{20}$/.test(digits ?? '')) {
    throw new ForeignPosition(`The position ${position} is not one of the log ${logId}`);
  }
  return String(BigInt(digits as string));
}
