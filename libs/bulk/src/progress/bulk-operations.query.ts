import type { Scope } from '@keyledger/kernel';
import { Postgres } from '@keyledger/postgres';
import { ReadPositions } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import type { ItemOutcome } from '../bulk-operation/bulk-operation.events.js';
import { seesAll } from '../bulk-operation/may-see.js';
import type { BulkItemRow, BulkOperationRow } from './bulk-operation-row.js';
import { BULK_OPERATION } from './bulk-operation.projection.js';

/** Where the page before ended. */
export interface BulkOperationPlace {
  readonly startedAt: string;
  readonly operationId: string;
}

/** Reads the operations that the caller may see: the organization's, or their own. */
@Injectable()
export class BulkOperationsQuery {
  constructor(
    private readonly postgres: Postgres,
    private readonly positions: ReadPositions,
  ) {}

  /** Null for an unknown one and for what is not in scope alike. */
  async byId(scope: Scope, operationId: string): Promise<BulkOperationRow | null> {
    const { rows } = await sql<BulkOperationRow>`
      SELECT * FROM ${await this.table(BULK_OPERATION)}
       WHERE ${within(scope)} AND operation_id = ${operationId}::uuid`.execute(
      this.postgres.tables(),
    );
    return rows[0] ?? null;
  }

  /** Of any organization: to tell watchers, each within their scope. */
  async concerned(operationIds: readonly string[]): Promise<readonly BulkOperationRow[]> {
    const { rows } = await sql<BulkOperationRow>`
      SELECT * FROM ${await this.table(BULK_OPERATION)}
       WHERE operation_id = ANY(${operationIds}::uuid[])`.execute(this.postgres.tables());
    return rows;
  }

  /** The newest first. */
  async page(
    scope: Scope,
    after: BulkOperationPlace | null,
    limit: number,
  ): Promise<readonly BulkOperationRow[]> {
    const older = after
      ? sql`(started_at, operation_id) < (${after.startedAt}::timestamptz, ${after.operationId}::uuid)`
      : sql`true`;
    const { rows } = await sql<BulkOperationRow>`
      SELECT * FROM ${await this.table(BULK_OPERATION)}
       WHERE ${within(scope)} AND ${older}
       ORDER BY started_at DESC, operation_id DESC LIMIT ${limit}`.execute(this.postgres.tables());
    return rows;
  }

  /** Counting stops at `limit`. */
  async count(scope: Scope, limit: number): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM (
        SELECT FROM ${await this.table(BULK_OPERATION)} WHERE ${within(scope)} LIMIT ${limit}
      ) AS counted`.execute(this.postgres.tables());
    return rows[0]?.count ?? 0;
  }

  /** Accounts of an operation that is in scope, in its order, behind the number `after`. */
  async items(
    operationId: string,
    outcome: ItemOutcome | null,
    after: number,
    limit: number,
  ): Promise<readonly BulkItemRow[]> {
    const { rows } = await sql<BulkItemRow>`
      SELECT * FROM ${await this.table('item')}
       WHERE operation_id = ${operationId}::uuid AND number > ${after}
         AND ${outcome === null ? sql`true` : sql`outcome = ${outcome}`}
       ORDER BY number LIMIT ${limit}`.execute(this.postgres.tables());
    return rows;
  }

  private async table(name: string): Promise<RawBuilder<unknown>> {
    return sql.table(await this.positions.table(BULK_OPERATION, name));
  }
}

/** What the caller may see: the rule of `maySee` in the query. */
function within(scope: Scope): RawBuilder<unknown> {
  const here = sql`organization_id = ${scope.organizationId}::uuid`;
  return seesAll(scope) ? here : sql`${here} AND started_by = ${scope.actor.id}::uuid`;
}
