import { positionAt, type EventStore, type Position } from '@keyledger/event-store';
import { isPosition } from '@keyledger/graphql';
import { Refused } from './refused.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

const FORMS = '2026-11-23 (midnight UTC) or 2026-11-23T08:30:00Z';

/**
 * A place in the log as typed: a position, or a moment, which means how far the log had come then.
 * @returns null where nothing was written by then. @throws Refused for anything else.
 */
export async function logPlace(store: EventStore, typed: string): Promise<Position | null> {
  if (isPosition(typed)) {
    if (typed <= (await store.headPosition())) return typed;
    throw new Refused(
      `The log has not come as far as ${typed}, or it is a position of another log.`,
    );
  }
  const moment = parsed(typed);
  if (moment) return positionAt(store, moment);
  throw new Refused(
    `${typed} is no place in the log. Give a position as \`keyledger verify\` prints it, or a moment: ${FORMS}.`,
  );
}

/** A moment as typed. @throws Refused. */
export function instantOf(typed: string): Date {
  const moment = parsed(typed);
  if (moment) return moment;
  throw new Refused(`${typed} is no moment. Give one such as ${FORMS}.`);
}

function parsed(typed: string): Date | null {
  const moment = INSTANT.test(typed) ? new Date(typed) : null;
  return moment === null || Number.isNaN(moment.getTime()) ? null : moment;
}
