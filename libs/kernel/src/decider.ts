import type { Rejection } from './rejection.js';

/** What every domain event is made of: a stable name and its plain data. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/**
 * What a decider answers: the events to append (none: the wish already holds), or why not.
 * A decider is pure: time, ids, randomness and hashes arrive in the command as data.
 */
export type Decision<Event extends DomainEvent> = readonly Event[] | Rejection;

export type Decide<Command, State, Event extends DomainEvent> = (
  command: Command,
  state: State,
) => Decision<Event>;
