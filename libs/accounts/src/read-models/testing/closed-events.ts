import { ERASED, type RecordedEvent } from '@keyledger/event-store';
import { employeeEvents } from '@keyledger/employees';
import type { Projection } from '@keyledger/projections';
import { accountEvents } from '../../account.events.js';

/** Of events of contexts that come later, as far as they are known here. */
const PERSONAL_ELSEWHERE = ['network', 'userAgent', 'networkMark', 'place', 'device', 'software'];

/** The events as a projection alone is given them: unopened where it says that it reads nothing personal. */
export function closedFor(
  { closedTypes = [] }: Projection,
  events: readonly RecordedEvent[],
): readonly RecordedEvent[] {
  return events.map((event) =>
    closedTypes.includes(event.type) ? { ...event, data: closed(event) } : event,
  );
}

function closed({ type, data }: RecordedEvent): Record<string, unknown> {
  const definition = [...accountEvents, ...employeeEvents].find((one) => one.type === type);
  const personal = definition ? Object.keys(definition.personal) : PERSONAL_ELSEWHERE;
  return Object.fromEntries(
    Object.entries(data as Record<string, unknown>).map(([member, value]) => [
      member,
      personal.includes(member) ? ERASED : value,
    ]),
  );
}
