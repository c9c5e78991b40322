import type { DomainEvent } from '@keyledger/kernel';
import type { RecordedEvent } from './recorded-event.js';

/**
 * How a stream's events fold into state. `category` is the stream name's part before the first `-` and
 * contains none itself (EventStoreDB splits there).
 */
export interface Aggregate<State, Event extends DomainEvent = DomainEvent> {
  readonly category: string;
  readonly initial: State;
  evolve(state: State, event: RecordedEvent<Event>): State;
}

export function streamOf(aggregate: { readonly category: string }, id: string): string {
  return `${aggregate.category}-${id}`;
}
