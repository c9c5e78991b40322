import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '@keyledger/kernel';
import { Postgres } from '@keyledger/postgres';
import { ReadPositions } from '@keyledger/projections';
import { allOf, type Condition } from '../user-list/account-criteria.js';
import { OWNER_CHANGE_FACTS } from '../owner-change-facts.js';
import { ACCOUNT_HISTORY } from './account-history.projection.js';
import { historyConditions, type HistoryCriteria } from './history-criteria.js';
import type { HistoryRow, OwnedHistoryRow, OwnerPeriodRow } from './history-row.js';

/**
 * Reads the index of histories, newest first. Whether the accounts are in scope was settled with them; employees see no
 * further back than to where the mailbox became theirs.
 */
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
    criteria: HistoryCriteria,
    position: string | null,
    limit: number,
  ): Promise<readonly OwnedHistoryRow[]> {
    const { table, owner } = await this.tables();
    const older = position === null ? [] : [sql`position < ${position}::text COLLATE "C"`];
    const wanted = allOf([...conditionsOf(scope, criteria, owner), ...older]);
    const { rows } = await sql<OwnedHistoryRow>`
      SELECT entry.*,
             (SELECT owner_id FROM ${owner} AS held
               WHERE held.account_id = entry.account_id AND held.since <= entry.position
               ORDER BY held.since DESC LIMIT 1) AS owner_id
        FROM unnest(${accountIds}::uuid[]) AS wanted (id),
        LATERAL (
          SELECT * FROM ${table} AS entry
           WHERE account_id = wanted.id AND ${wanted}
           ORDER BY position DESC LIMIT ${limit}
        ) AS entry
       ORDER BY entry.account_id, entry.position DESC`.execute(this.postgres.tables());
    return rows;
  }

  /** Of one account the entries after a position (null: from the first), oldest first, at most `limit`. */
  async after(
    scope: Scope,
    accountId: string,
    criteria: HistoryCriteria,
    position: string | null,
    limit: number,
  ): Promise<readonly HistoryRow[]> {
    const { table, owner } = await this.tables();
    const newer = position === null ? [] : [sql`position > ${position}::text COLLATE "C"`];
    const { rows } = await sql<HistoryRow>`
      SELECT * FROM ${table} AS entry
       WHERE account_id = ${accountId}::uuid
         AND ${allOf([...conditionsOf(scope, criteria, owner), ...newer])}
       ORDER BY position LIMIT ${limit}`.execute(this.postgres.tables());
    return rows;
  }

  /** How many entries an account has; counting stops at `limit`. */
  async count(
    scope: Scope,
    accountId: string,
    criteria: HistoryCriteria,
    limit: number,
  ): Promise<number> {
    const { table, owner } = await this.tables();
    const wanted = allOf(conditionsOf(scope, criteria, owner));
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM (
        SELECT FROM ${table} AS entry
         WHERE account_id = ${accountId}::uuid AND ${wanted}
         LIMIT ${limit}
      ) AS counted`.execute(this.postgres.tables());
    return rows[0]?.count ?? 0;
  }

  /** Whose the accounts were, each in the order of time. */
  async owners(scope: Scope, accountIds: readonly string[]): Promise<readonly OwnerPeriodRow[]> {
    const { owner } = await this.tables();
    const own = scope.role === 'EMPLOYEE' ? sql`owner_id = ${scope.actor.id}::uuid` : sql`true`;
    const { rows } = await sql<OwnerPeriodRow>`
      SELECT * FROM (
        SELECT *, lead(since_at) OVER (PARTITION BY account_id ORDER BY since) AS until_at
          FROM ${owner} WHERE account_id = ANY(${accountIds}::uuid[])
      ) AS period
       WHERE ${own} ORDER BY account_id, since`.execute(this.postgres.tables());
    return rows;
  }

  private async tables() {
    const [table, owner] = await Promise.all([
      this.positions.table(ACCOUNT_HISTORY, ACCOUNT_HISTORY),
      this.positions.table(ACCOUNT_HISTORY, 'owner'),
    ]);
    return { table: sql.table(table), owner: sql.table(owner) };
  }
}

/** What happened to a mailbox in a former owner's time is none of its next owner's business. */
function ownPeriod({ role, actor }: Scope, owner: RawBuilder<unknown>): Condition[] {
  if (role !== 'EMPLOYEE') return [];
  const since = sql`
    SELECT max(since) FROM ${owner} AS held
     WHERE held.account_id = entry.account_id AND held.owner_id = ${actor.id}::uuid`;
  // Nor is it told to whoever is about to leave before the mailbox is frozen.
  const planned = sql`type <> ALL(${[...OWNER_CHANGE_FACTS]}::text[])`;
  return [sql`position >= (${since})`, planned];
}

function conditionsOf(
  scope: Scope,
  criteria: HistoryCriteria,
  owner: RawBuilder<unknown>,
): Condition[] {
  return [
    sql`organization_id = ${scope.organizationId}::uuid`,
    ...ownPeriod(scope, owner),
    ...historyConditions(criteria),
  ];
}
