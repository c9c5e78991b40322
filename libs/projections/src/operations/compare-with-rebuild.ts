import type { EventStore, Position } from '@keyledger/event-store';
import type { Postgres } from '@keyledger/postgres';
import { sql } from 'kysely';
import type { EventDecoder } from '../event-decoder.port.js';
import { Generations } from '../generations/generations.js';
import { Skips } from '../generations/skips.js';
import { tableNames, tableStatements } from '../generations/table-names.js';
import { KnownGenerations } from '../positions/known-generations.js';
import type { Projection, Writing } from '../projection.js';
import { withoutTimeLimit } from './without-time-limit.js';
import { replayInTransaction } from './replay-in-transaction.js';
import { compareTables } from './table-difference.js';
import type { TableComparison } from './table-difference.js';

export interface ProjectionComparison {
  readonly projection: string;
  /** Where both were when they were compared. */
  readonly position: Position | null;
  readonly differences: number;
  readonly tables: readonly TableComparison[];
}

/** The generation that never exists outside a comparison's own transaction. */
const COMPARED = 0;

class RolledBack extends Error {}

/**
 * Builds the projection afresh and compares it with what is served. Both happen in one snapshot, at the served
 * checkpoint of that snapshot, so that serving goes on meanwhile; the fresh tables vanish with the rollback.
 * @throws ReadModelNotReady when nothing is served; what `apply` throws.
 */
export async function compareWithRebuild(
  postgres: Postgres,
  store: EventStore,
  decoder: EventDecoder,
  projection: Projection,
  batchSize: number,
): Promise<ProjectionComparison> {
  const skipped = await new Skips(postgres).of(projection);
  const result: { comparison?: ProjectionComparison } = {};
  try {
    await postgres
      .tables<Record<string, Record<string, unknown>>>()
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (transaction) => {
        await withoutTimeLimit(transaction);
        const known = new KnownGenerations([projection]);
        known.load(await new Generations(postgres).of([projection.name], transaction));
        const { generation, checkpoint } = known.required(projection.name);
        const fresh = await freshTables(projection, transaction);
        const replay = { store, decoder, projection, skipped, until: checkpoint, batchSize };
        await replayInTransaction(replay, transaction, fresh);
        const served = tableNames(projection, generation);
        const tables: TableComparison[] = [];
        for (const { name } of projection.tables)
          tables.push(
            await compareTables(transaction, name, served[name] ?? name, fresh[name] ?? name),
          );
        const differences = tables.reduce((sum, table) => sum + table.differences, 0);
        result.comparison = {
          projection: projection.name,
          position: checkpoint,
          differences,
          tables,
        };
        throw new RolledBack();
      });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  }
  if (!result.comparison) throw new Error('The comparison ended without a result');
  return result.comparison;
}

async function freshTables(projection: Projection, transaction: Writing) {
  const fresh = tableNames(projection, COMPARED);
  for (const statement of tableStatements(projection, fresh))
    await sql.raw(statement).execute(transaction);
  return fresh;
}
