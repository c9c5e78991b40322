import assert from 'node:assert/strict';
import { isRejection, type Decide, type DomainEvent } from '@keyledger/kernel';
import type { Aggregate } from '../aggregate.js';
import type { RecordedEvent } from '../recorded-event.js';
import { recordedAs, type RecordedOverrides } from './recorded.js';

/** A rejection as a scenario expects it: its code, and what else matters. */
export interface ExpectedRejection {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly path?: readonly string[];
  readonly retryAfter?: number | null;
}

export interface Given<State, Event extends DomainEvent> {
  /** Further events, as they lie in the stream; `overrides` apply to each, such as `metadata.recordedAt`. */
  given(...events: readonly Event[]): Given<State, Event>;
  at(overrides: RecordedOverrides): Given<State, Event>;
  /** The state that the events fold into. */
  state(): State;
  when<Command, New extends DomainEvent>(
    command: Command,
    decide: Decide<Command, State, New>,
  ): Outcome<New>;
}

export interface Outcome<New extends DomainEvent> {
  /** These events and no others, in this order; none: the wish already held. */
  then(...events: readonly New[]): void;
  thenRejected(expected: string | ExpectedRejection): void;
  /** What was decided, for looking closer. */
  readonly decision: ReturnType<Decide<unknown, unknown, New>>;
}

/**
 * Tells a decider's behaviour as a story: `scenario(aggregate).given(...).when(command, decide).then(...)`. Throws an
 * AssertionError with the difference where it went otherwise.
 */
export function scenario<State, Event extends DomainEvent>(
  aggregate: Aggregate<State, Event>,
): Given<State, Event> {
  return from(aggregate, [], {});
}

function from<State, Event extends DomainEvent>(
  aggregate: Aggregate<State, Event>,
  past: readonly RecordedEvent<Event>[],
  overrides: RecordedOverrides,
): Given<State, Event> {
  const stream = `${aggregate.category}-00000000-0000-7000-8000-000000000001`;
  const state = () =>
    past.reduce((folded, event) => aggregate.evolve(folded, event), aggregate.initial);
  return {
    given(...events) {
      const next = events.map((event, n) =>
        recordedAs(event, { stream, revision: past.length + n, ...overrides }),
      );
      return from(aggregate, [...past, ...next], overrides);
    },
    at: (more) => from(aggregate, past, { ...overrides, ...more }),
    state,
    when: (command, decide) => outcomeOf(decide(command, state())),
  };
}

function outcomeOf<New extends DomainEvent>(
  decision: ReturnType<Decide<unknown, unknown, New>>,
): Outcome<New> {
  return {
    decision,
    then(...events) {
      assert.deepStrictEqual(decision, events);
    },
    thenRejected(expected) {
      assert.ok(isRejection(decision), 'The command was expected to be rejected and was not');
      const wanted = typeof expected === 'string' ? { code: expected } : expected;
      assert.deepStrictEqual({ ...decision, ...wanted }, decision);
    },
  };
}
