import type { Position } from '@keyledger/event-store';
import { Postgres } from '@keyledger/postgres';
import { Injectable } from '@nestjs/common';
import { ACCOUNTS_A_PART } from '../bulk-operation/bulk-operation.events.js';

/** The accounts that operations are for, and whose turn it is. */
@Injectable()
export class BulkSelections {
  constructor(private readonly postgres: Postgres) {}

  /** Fixes them once: whoever comes again with others is told how many the first time had. */
  async keep(
    operationId: string,
    organizationId: string,
    accountIds: readonly string[],
  ): Promise<number> {
    await this.postgres.pool.query(
      `INSERT INTO bulk_selection (operation_id, organization_id, account_ids)
       VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [operationId, organizationId, accountIds],
    );
    const { rows } = await this.postgres.pool.query<{ accounts: number }>(
      'SELECT cardinality(account_ids) AS accounts FROM bulk_selection WHERE operation_id = $1',
      [operationId],
    );
    return rows[0]?.accounts ?? 0;
  }

  /** How many of an organization have not ended. */
  async waiting(organizationId: string): Promise<number> {
    const { rows } = await this.postgres.pool.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM bulk_selection WHERE organization_id = $1',
      [organizationId],
    );
    return rows[0]?.count ?? 0;
  }

  /**
   * As many as a part may have, behind those that were worked on.
   * @returns none behind the last; null: nobody knows which accounts the operation is for.
   */
  async after(operationId: string, workedOn: number): Promise<readonly string[] | null> {
    const { rows } = await this.postgres.pool.query<{ ids: string[] }>(
      'SELECT account_ids[$2:$3] AS ids FROM bulk_selection WHERE operation_id = $1',
      [operationId, workedOn + 1, workedOn + ACCOUNTS_A_PART],
    );
    return rows[0]?.ids ?? null;
  }

  async queue(operationId: string, place: Position): Promise<void> {
    await this.postgres.pool.query(
      'UPDATE bulk_selection SET place = $2 WHERE operation_id = $1 AND place IS NULL',
      [operationId, place],
    );
  }

  /** Whose turn it is among an organization's operations; null: none waits. */
  async turn(organizationId: string): Promise<string | null> {
    const { rows } = await this.postgres.pool.query<{ id: string }>(
      `SELECT operation_id AS id FROM bulk_selection
        WHERE organization_id = $1 AND place IS NOT NULL ORDER BY place LIMIT 1`,
      [organizationId],
    );
    return rows[0]?.id ?? null;
  }

  async drop(operationId: string): Promise<void> {
    await this.postgres.pool.query('DELETE FROM bulk_selection WHERE operation_id = $1', [
      operationId,
    ]);
  }

  /** Those that no worker has seen start since yesterday. */
  async unseen(): Promise<readonly string[]> {
    const { rows } = await this.postgres.pool.query<{ id: string }>(
      `SELECT operation_id AS id FROM bulk_selection
        WHERE place IS NULL AND made_at < now() - interval '1 day'`,
    );
    return rows.map(({ id }) => id);
  }
}
