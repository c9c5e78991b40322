import { aggregateIdOf, type RecordedEvent } from '@keyledger/event-store';
import { addRows, type Projection, type ReadTable, type Writing } from '@keyledger/projections';
import { sql } from 'kysely';
import {
  bulkOperationEvents,
  type BulkOperationEvent,
} from '../bulk-operation/bulk-operation.events.js';
import type { BulkItemRow, BulkOperationRow } from './bulk-operation-row.js';

export const BULK_OPERATION = 'bulk_operation';

const operation: ReadTable = {
  name: BULK_OPERATION,
  create: (physical) => [
    `CREATE TABLE ${physical} (
       operation_id uuid PRIMARY KEY,
       organization_id uuid NOT NULL,
       started_by uuid NOT NULL,
       action text NOT NULL,
       filter text NOT NULL,
       searched boolean NOT NULL,
       until timestamptz,
       department_id uuid,
       reason_code text,
       ticket text,
       state text NOT NULL,
       cause text,
       accounts integer NOT NULL,
       done integer NOT NULL,
       unchanged integer NOT NULL,
       refused integer NOT NULL,
       started_at timestamptz NOT NULL,
       told_at timestamptz NOT NULL,
       ended_at timestamptz
     )`,
    `CREATE INDEX ${physical}_unended ON ${physical} (told_at) WHERE ended_at IS NULL`,
    `CREATE INDEX ${physical}_newest ON ${physical} (organization_id, started_at, operation_id)`,
  ],
};

const item: ReadTable = {
  name: 'item',
  create: (physical) => [
    `CREATE TABLE ${physical} (
       operation_id uuid NOT NULL,
       number integer NOT NULL,
       account_id uuid NOT NULL,
       outcome text NOT NULL,
       code text,
       PRIMARY KEY (operation_id, number)
     )`,
    `CREATE INDEX ${physical}_outcome ON ${physical} (operation_id, outcome, number)`,
  ],
};

/** How bulk operations stand, and what became of each of their accounts. */
export const bulkOperationProjection: Projection<BulkOperationEvent> = {
  name: BULK_OPERATION,
  version: 1,
  tables: [operation, item],
  eventTypes: bulkOperationEvents.map(({ type }) => type),
  async apply(events, transaction, tables) {
    const operations = tables[BULK_OPERATION] ?? BULK_OPERATION;
    const ids = [...new Set(events.map(({ stream }) => aggregateIdOf(stream)))];
    const { rows: known } = await sql<BulkOperationRow>`
      SELECT * FROM ${sql.table(operations)} WHERE operation_id = ANY(${ids}::uuid[])`.execute(
      transaction,
    );
    const rows = new Map(known.map((row) => [row.operation_id, row]));
    const items: BulkItemRow[] = [];
    for (const event of events) {
      const id = aggregateIdOf(event.stream);
      const before = rows.get(id);
      if (before) items.push(...itemsIn(event, before));
      const row = evolved(before, id, event);
      if (row) rows.set(id, row);
    }
    await putOperations(transaction, operations, [...rows.values()]);
    await addRows(transaction, tables['item'] ?? 'item', items);
  },
};

/** Undefined for what happens to an operation that was never started. */
function evolved(
  row: BulkOperationRow | undefined,
  id: string,
  event: RecordedEvent<BulkOperationEvent>,
): BulkOperationRow | undefined {
  if (event.type === 'BulkOperationStarted') {
    const { action, startedBy, filter, searched, until, departmentId, accounts } = event.data;
    const { organizationId, reasonCode, ticket } = event.metadata;
    return {
      operation_id: id,
      organization_id: organizationId,
      started_by: startedBy,
      action,
      filter,
      searched,
      until: until === null ? null : new Date(until),
      department_id: departmentId,
      reason_code: reasonCode,
      ticket,
      state: 'QUEUED',
      cause: null,
      accounts,
      done: 0,
      unchanged: 0,
      refused: 0,
      started_at: new Date(event.occurredAt),
      told_at: new Date(event.occurredAt),
      ended_at: null,
    };
  }
  return row && { ...row, ...changes(row, event), told_at: new Date(event.occurredAt) };
}

function changes(
  row: BulkOperationRow,
  event: Exclude<RecordedEvent<BulkOperationEvent>, { type: 'BulkOperationStarted' }>,
): Partial<BulkOperationRow> {
  switch (event.type) {
    case 'BulkOperationBegun':
      return { state: 'RUNNING' };
    case 'BulkOperationAdvanced': {
      const { items } = event.data;
      const counted = (wanted: string) => items.filter(({ outcome }) => outcome === wanted).length;
      return {
        done: row.done + counted('DONE'),
        unchanged: row.unchanged + counted('UNCHANGED'),
        refused: row.refused + counted('REFUSED'),
      };
    }
    case 'BulkExportAdvanced':
      return { done: row.done + event.data.accounts };
    case 'BulkOperationCancelRequested':
      return { state: 'CANCELLING' };
    case 'BulkOperationCancelled':
      return {
        state: 'CANCELLED',
        cause: event.data.cause,
        ended_at: new Date(event.occurredAt),
      };
    case 'BulkOperationCompleted':
      return { state: 'COMPLETED', ended_at: new Date(event.occurredAt) };
  }
}

/** Numbered on from those before. */
function itemsIn(
  event: RecordedEvent<BulkOperationEvent>,
  { operation_id, done, unchanged, refused }: BulkOperationRow,
): readonly BulkItemRow[] {
  if (event.type !== 'BulkOperationAdvanced') return [];
  return event.data.items.map(({ accountId, outcome, code }, place) => ({
    operation_id,
    number: done + unchanged + refused + place + 1,
    account_id: accountId,
    outcome,
    code,
  }));
}

async function putOperations(
  transaction: Writing,
  table: string,
  rows: readonly BulkOperationRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    INSERT INTO ${sql.table(table)}
    SELECT * FROM jsonb_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT (operation_id) DO UPDATE SET
      told_at = excluded.told_at, state = excluded.state, cause = excluded.cause, done = excluded.done,
      unchanged = excluded.unchanged, refused = excluded.refused, ended_at = excluded.ended_at`.execute(
    transaction,
  );
}
