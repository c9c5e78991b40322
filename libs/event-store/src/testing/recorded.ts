import { derivedId } from '@keyledger/kernel';
import type { EventDefinition, EventOf } from '../codec/event-definition.js';
import type { Position } from '../event-store.port.js';
import type { EventMetadata, RecordedEvent } from '../recorded-event.js';

export interface RecordedOverrides {
  readonly eventId?: string;
  readonly stream?: string;
  readonly revision?: number;
  readonly position?: Position;
  readonly occurredAt?: string;
  readonly metadata?: Partial<EventMetadata>;
}

const TIME = '2026-11-23T08:00:00.000Z';
let made = 0;

/**
 * An event as readers see it, without a store, for specs of projections, reactors and folds. Event id, revision and
 * position count up through the process; erased members are given as `ERASED`.
 */
export function recorded<Definition extends EventDefinition>(
  definition: Definition,
  data: EventOf<Definition>['data'],
  overrides: RecordedOverrides = {},
): RecordedEvent<EventOf<Definition>> {
  return recordedAs({ type: definition.type, data }, overrides) as RecordedEvent<
    EventOf<Definition>
  >;
}

/** The same for an event made by a decider. */
export function recordedAs<Event extends { readonly type: string; readonly data: unknown }>(
  event: Event,
  overrides: RecordedOverrides = {},
): RecordedEvent<Event> {
  const n = made;
  made += 1;
  const metadata: EventMetadata = {
    organizationId: derivedId('organization', 1),
    actor: { kind: 'SYSTEM', id: 'test', role: null },
    commandId: `command-${n}`,
    correlationId: `correlation-${n}`,
    causationId: null,
    reasonCode: null,
    ticket: null,
    policyVersion: null,
    recordedAt: overrides.occurredAt ?? TIME,
    ...overrides.metadata,
  };
  return {
    ...event,
    eventId: derivedId('event', n),
    stream: `thing-${derivedId('thing', 1)}`,
    revision: n,
    position: `test:${String(n + 1).padStart(20, '0')}` as Position,
    occurredAt: TIME,
    ...overrides,
    metadata,
  };
}
