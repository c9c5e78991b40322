import type { DomainEvent } from '@keyledger/kernel';
import type { RecordedEvent } from '@keyledger/event-store';
import type { Transaction } from 'kysely';

/** One read table: `name` as the projection knows it, `create` its DDL under the physical name it gets. */
export interface ReadTable {
  readonly name: string;
  /** SQL statements that make the table `physical` and its indexes (index names derive from it). */
  create(physical: string): readonly string[];
  /**
   * `CREATE INDEX IF NOT EXISTS` for what only readers need: made when a new generation has caught up, since an index is
   * built at once in a fraction of the time that keeping it up row by row takes.
   */
  indexes?(physical: string): readonly string[];
}

/** The transaction that a projection writes in. */
export type Writing = Transaction<Record<string, Record<string, unknown>>>;

/** The physical name of each of a projection's tables, in the generation that is being written or served. */
export type TableNames = Readonly<Record<string, string>>;

/**
 * A read model computed from events. Rows are a pure function of the events it names: no clock, no other
 * table, no randomness (contracts §11), so that a rebuild is equal in every column.
 */
export interface Projection<Event extends DomainEvent = DomainEvent> {
  /** snake_case, for ever. */
  readonly name: string;
  /** Raised when the shape of its tables or the meaning of its rows changes. */
  readonly version: number;
  readonly tables: readonly ReadTable[];
  /** The event types it listens to; others only move its checkpoint. */
  readonly eventTypes: readonly Event['type'][];
  /** Those of which it reads no personal member: they stay closed where nobody else needs them opened. */
  readonly closedTypes?: readonly Event['type'][];
  /**
   * Whether it may stay a moment behind the others: it then gathers events and has transactions of its own, so that
   * nobody who waits for another read model waits for its statements too.
   */
  readonly mayLag?: boolean;
  /**
   * Applies a batch, in order, inside the transaction that also moves the checkpoint. One multi-row
   * statement a table where it can. Throwing stops the projection and shows the event at fault.
   */
  apply(
    events: readonly RecordedEvent<Event>[],
    transaction: Writing,
    tables: TableNames,
  ): Promise<void>;
}
