import type { RecordedEvent } from '@keyledger/event-store';
import type { Postgres } from '@keyledger/postgres';
import { sql } from 'kysely';
import { indexStatements, tableNames, tableStatements } from '../generations/table-names.js';
import type { Projection, TableNames } from '../projection.js';

/**
 * Makes a projection's tables (generation 1) and applies the events to them in one batch, without a runner.
 * Call `apply` again for further batches.
 */
export async function projectEvents(
  postgres: Postgres,
  projection: Projection,
  events: readonly RecordedEvent[] = [],
): Promise<{ tables: TableNames; apply(more: readonly RecordedEvent[]): Promise<void> }> {
  const database = postgres.tables<Record<string, Record<string, unknown>>>();
  const tables = tableNames(projection, 1);
  for (const statement of [
    ...tableStatements(projection, tables),
    ...indexStatements(projection, tables),
  ])
    await sql.raw(statement).execute(database);
  const apply = async (more: readonly RecordedEvent[]) => {
    const wanted = more.filter(({ type }) => projection.eventTypes.includes(type));
    if (wanted.length === 0) return;
    await database
      .transaction()
      .execute((transaction) => projection.apply(wanted, transaction, tables));
  };
  await apply(events);
  return { tables, apply };
}
