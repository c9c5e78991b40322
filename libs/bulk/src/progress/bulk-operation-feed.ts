import { WatchedLog, type Watcher } from '@keyledger/accounts';
import { aggregateIdOf, EventStore, type Position, type StoredEvent } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { ReadPositions } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { maySee } from '../bulk-operation/may-see.js';
import type { BulkOperationRow } from './bulk-operation-row.js';
import { BULK_OPERATION } from './bulk-operation.projection.js';
import { BulkOperationsQuery } from './bulk-operations.query.js';

/** How an operation stands, as of a place in the log. */
export interface BulkProgress {
  readonly row: BulkOperationRow;
  readonly position: Position;
}

/** Tells those who watch an operation how far it has come, from where it stands now to its end. */
@Injectable()
export class BulkOperationFeed extends WatchedLog<BulkProgress> {
  constructor(
    store: EventStore,
    positions: ReadPositions,
    private readonly operations: BulkOperationsQuery,
  ) {
    super(store, positions);
  }

  /** Begins with how it stands and ends with its end; one that the caller may not see ends at once. */
  async watch(
    scope: Scope,
    watcher: Watcher,
    operationId: string,
  ): Promise<AsyncIterableIterator<BulkProgress>> {
    const progress = await this.watchFor(
      watcher,
      ({ row }) => row.operation_id === operationId && isInScope(scope, row),
    );
    try {
      return untilItsEnd(await this.standing(scope, operationId), progress);
    } catch (error) {
      await progress.return?.();
      throw error;
    }
  }

  protected async valuesOf(events: readonly StoredEvent[]): Promise<readonly BulkProgress[]> {
    const ours = events.filter(({ stream }) => stream.startsWith('bulk-'));
    const position = ours.at(-1)?.position;
    if (position === undefined || !(await this.shown([BULK_OPERATION], position))) return [];
    const ids = new Set(ours.map(({ stream }) => aggregateIdOf(stream)));
    const rows = await this.operations.concerned([...ids]);
    return rows.map((row) => ({ row, position }));
  }

  private async standing(scope: Scope, operationId: string): Promise<BulkProgress | null> {
    const position = await this.store.headPosition();
    if (!(await this.shown([BULK_OPERATION], position))) return null;
    const row = await this.operations.byId(scope, operationId);
    return row && { row, position };
  }
}

const isInScope = (scope: Scope, row: BulkOperationRow): boolean =>
  maySee(scope, { organizationId: row.organization_id, startedBy: row.started_by });

/** Ends at once when told to, also while it waits (an async generator would wait for one more value first). */
function untilItsEnd(
  first: BulkProgress | null,
  later: AsyncIterableIterator<BulkProgress>,
): AsyncIterableIterator<BulkProgress> {
  const over = { done: true, value: undefined } as const;
  let next: BulkProgress | null = first;
  let ended = first === null;
  const told = (value: BulkProgress): IteratorResult<BulkProgress> => {
    ended = value.row.ended_at !== null;
    return { done: false, value };
  };
  const iterator: AsyncIterableIterator<BulkProgress> = {
    [Symbol.asyncIterator]: () => iterator,
    async next() {
      if (ended) {
        await later.return?.();
        return over;
      }
      if (next) {
        const value = next;
        next = null;
        return told(value);
      }
      const { done, value } = await later.next();
      return done ? over : told(value);
    },
    async return() {
      await later.return?.();
      return over;
    },
  };
  return iterator;
}
