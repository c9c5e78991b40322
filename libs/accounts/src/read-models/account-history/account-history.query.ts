import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Scope } from '@keyledger/kernel';
import { Postgres } from '@keyledger/postgres';
import { ReadPositions } from '@keyledger/projections';
import { ACCOUNT_HISTORY } from './account-history.projection.js';
import type { HistoryRow } from './history-row.js';

/** Reads the index of histories, newest first. Whether the accounts are in scope was settled with them. */
@Injectable()
export class AccountHistoryQuery {
  constructor(
    private readonly postgres: Postgres,
    private readonly positions: ReadPositions,
  ) {}

  /** Of each account the entries before a position (null: the newest), at most `limit`. */
  async before(
    scope: Scope,
    accountIds: readonly string[],
    position: string | null,
    limit: number,
  ): Promise<readonly HistoryRow[]> {
    const table = sql.table(await this.positions.table(ACCOUNT_HISTORY, ACCOUNT_HISTORY));
    const older = position === null ? sql`true` : sql`position < ${position}::text COLLATE "C"`;
    const { rows } = await sql<HistoryRow>`
      SELECT entry.* FROM unnest(${accountIds}::uuid[]) AS wanted (id),
        LATERAL (
          SELECT * FROM ${table}
           WHERE account_id = wanted.id AND organization_id = ${scope.organizationId}::uuid AND ${older}
           ORDER BY position DESC LIMIT ${limit}
        ) AS entry
       ORDER BY entry.account_id, entry.position DESC`.execute(this.postgres.tables());
    return rows;
  }

  /** How many entries an account has; counting stops at `limit`. */
  async count(scope: Scope, accountId: string, limit: number): Promise<number> {
    const table = sql.table(await this.positions.table(ACCOUNT_HISTORY, ACCOUNT_HISTORY));
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM (
        SELECT FROM ${table}
         WHERE account_id = ${accountId}::uuid AND organization_id = ${scope.organizationId}::uuid
         LIMIT ${limit}
      ) AS counted`.execute(this.postgres.tables());
    return rows[0]?.count ?? 0;
  }
}
