import { maskDestination, type ChannelKind } from '@keyledger/employees';
import { isErased, type RecordedEvent } from '@keyledger/event-store';

/** Personal members that whoever may export may also read on the screen. Every other one is hidden. */
const READABLE: ReadonlySet<string> = new Set([
  'address',
  'name',
  'employeeNumber',
  'note',
  'network',
  'administratorNetwork',
  'userAgent',
]);

/** What stands in the place of a value that nobody is shown. */
export const HIDDEN = { $hidden: true } as const;

/**
 * An event's data as a file may hold it. Erased values read `{"$shredded":true}`. Where a recovery channel leads is masked
 * as everywhere; a birth date, and whatever personal member nobody thought of here, is hidden.
 * @param personal the names of the type's personal members.
 */
export function shownData(
  { data }: Pick<RecordedEvent, 'data'>,
  personal: readonly string[],
): Readonly<Record<string, unknown>> {
  const members = data as Readonly<Record<string, unknown>>;
  const shown: Record<string, unknown> = { ...members };
  for (const member of personal) {
    const value = members[member];
    if (value === undefined || value === null || isErased(value) || READABLE.has(member)) continue;
    shown[member] = member === 'destination' ? masked(members, value) : HIDDEN;
  }
  return shown;
}

function masked({ kind }: Readonly<Record<string, unknown>>, destination: unknown): unknown {
  const known = kind === 'EMAIL' || kind === 'PHONE';
  return known ? maskDestination(kind satisfies ChannelKind, String(destination)) : HIDDEN;
}
