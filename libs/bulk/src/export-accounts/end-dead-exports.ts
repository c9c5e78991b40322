import { AggregateStore } from '@keyledger/event-store';
import { Clock } from '@keyledger/kernel';
import { Postgres } from '@keyledger/postgres';
import { ReadPositions } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { bulkOperationAggregate } from '../bulk-operation/bulk-operation.state.js';
import { BULK_OPERATION } from '../progress/bulk-operation.projection.js';
import { exportEnded } from './next-export-events.js';

/** Nothing was heard of an export for so long: its process died, or nobody reads any more. */
const SILENT_MS = 10 * 60_000;
const AT_ONCE = 100;

/** Ends exports whose process cannot; to be run every few minutes. */
@Injectable()
export class EndDeadExports {
  constructor(
    private readonly postgres: Postgres,
    private readonly positions: ReadPositions,
    private readonly aggregates: AggregateStore,
    private readonly clock: Clock,
  ) {}

  /** @returns how many were ended. */
  async run(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - SILENT_MS);
    const table = sql.table(await this.positions.table(BULK_OPERATION, BULK_OPERATION));
    const { rows } = await sql<{ operation_id: string; organization_id: string }>`
      SELECT operation_id, organization_id FROM ${table}
       WHERE action = 'EXPORT' AND ended_at IS NULL AND told_at < ${before}
       LIMIT ${AT_ONCE}`.execute(this.postgres.tables());
    for (const row of rows) await this.end(row.operation_id, row.organization_id, before);
    return rows.length;
  }

  /** The stream decides: the list may be behind. */
  private async end(id: string, organizationId: string, before: Date): Promise<void> {
    await this.aggregates.execute({
      aggregate: bulkOperationAggregate,
      id,
      context: {
        organizationId,
        actor: { kind: 'SYSTEM', id: 'bulk-operation', role: null },
        commandId: `${id}:dead`,
        correlationId: id,
      },
      decide: (operation, { recordedAt }) =>
        recordedAt === null || new Date(recordedAt) > before
          ? []
          : exportEnded(operation, 'ABORTED', 0),
    });
  }
}
