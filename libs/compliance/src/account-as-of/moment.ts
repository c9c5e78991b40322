import type { TimeBasis } from '@keyledger/accounts';
import type { RecordedEvent } from '@keyledger/event-store';

/** A point in time and the clock it is meant by. */
export interface Moment {
  readonly at: Date;
  readonly by: TimeBasis;
}

/**
 * What a stream held at a moment, in the order to fold it in. By `RECORDED` that is its beginning, as it was written; by
 * `OCCURRED` what had happened by then, in the order it happened, however late it was written down.
 */
export function eventsUpTo<Event extends RecordedEvent>(
  events: readonly Event[],
  { at, by }: Moment,
): readonly Event[] {
  const limit = at.toISOString();
  if (by === 'RECORDED') return events.filter(({ metadata }) => metadata.recordedAt <= limit);
  return events
    .filter(({ occurredAt }) => occurredAt <= limit)
    .toSorted((left, right) =>
      left.occurredAt === right.occurredAt
        ? left.revision - right.revision
        : left.occurredAt < right.occurredAt
          ? -1
          : 1,
    );
}
