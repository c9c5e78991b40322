import type { Decision, DomainEvent, Rejection } from '@keyledger/kernel';
import type { Aggregate } from './aggregate.js';
import type { ExpectedHead, Position } from './event-store.port.js';
import type { CommandContext, RecordedEvent } from './recorded-event.js';

export interface Loaded<State> {
  readonly state: State;
  readonly head: ExpectedHead;
  /** Of the stream's last event; null for a stream without events. */
  readonly position: Position | null;
  /** When the stream's last event was written; null for a stream without events. */
  readonly recordedAt: string | null;
  /** Keys of the last commands that led there, by which one that comes again is known. */
  readonly recentCommands: readonly string[];
}

export type Executed<State, Event extends DomainEvent> =
  | {
      /** `unchanged`: the decider had nothing to add. `repeated`: this commandId was carried out before. */
      readonly outcome: 'appended' | 'unchanged' | 'repeated';
      readonly state: State;
      readonly head: ExpectedHead;
      readonly position: Position | null;
      /** What was written now; empty unless `appended`. */
      readonly events: readonly RecordedEvent<Event>[];
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };

export interface Execution<State, New extends DomainEvent, Event extends DomainEvent> {
  readonly aggregate: Aggregate<State, Event>;
  readonly id: string;
  readonly context: CommandContext;
  /**
   * What was loaded a moment ago, together with other streams: it is decided on as it is, and read anew after a conflict only.
   */
  readonly loaded?: Loaded<State> | undefined;
  /**
   * Decides on the state as loaded; called again after a conflict (at most 5 times in all), so anything
   * expensive or random is prepared outside and passed in as data.
   */
  readonly decide: (state: State, loaded: Loaded<State>) => Decision<New> | Promise<Decision<New>>;
}

/** Load, decide, append: the way of every command (design §3). */
export abstract class AggregateStore {
  abstract load<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    id: string,
  ): Promise<Loaded<State>>;

  /**
   * Carries a command out once. A conflict is decided again, unless `context.expectedRevision` was given and
   * differs: that answers the rejection `Conflict`. Unavailability is retried with the same bytes, then thrown.
   * Also rejected: `Conflict` with the path `commandId` when that command was carried out on another stream,
   * `Busy` when the stream moved on at every attempt or too many appends are waiting.
   */
  abstract execute<State, New extends DomainEvent, Event extends DomainEvent>(
    execution: Execution<State, New, Event>,
  ): Promise<Executed<State, Event>>;
}
