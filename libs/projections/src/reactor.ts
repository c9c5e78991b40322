import type { DomainEvent } from '@keyledger/kernel';
import type { RecordedEvent } from '@keyledger/event-store';

/**
 * A durable reaction to events: at least once, in order, from the head of the moment it was installed, so
 * that a rebuild never sends mail again (design §7). `react` is safe to repeat: what it appends or queues
 * carries ids derived from the event and the reactor's name.
 */
export interface Reactor<Event extends DomainEvent = DomainEvent> {
  /** kebab-case, for ever: it is part of the ids of what it causes. */
  readonly name: string;
  readonly eventTypes: readonly Event['type'][];
  /** @returns `NOTHING_TO_DO` where nothing came of it, so that its place in the log need not be written at once. */
  react(event: RecordedEvent<Event>): Promise<void | 'NOTHING_TO_DO'>;
}
