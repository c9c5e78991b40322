import { branchesOf, USER_LIST, worksWithin, type Branches } from '@keyledger/accounts';
import { COUNT_LIMIT, type Keyset } from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import type { Severity } from '@keyledger/organizations';
import { Postgres } from '@keyledger/postgres';
import { ReadPositions } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { ANOMALY_CASE } from './anomaly-case.projection.js';
import type { CaseRow } from './case-row.js';

/** Which cases; what is not given does not matter. Plain ids. */
export interface CaseFilter {
  readonly rule?: string | null;
  readonly severity?: Severity | null;
  readonly open?: boolean | null;
  readonly accountId?: string | null;
  readonly departmentId?: string | null;
  readonly from?: Date | null;
  readonly to?: Date | null;
}

/**
 * Reads cases, the newest first. Who administers departments sees those of their accounts; cases of many accounts are
 * for those of the whole organization.
 */
@Injectable()
export class CaseListQuery {
  constructor(
    private readonly postgres: Postgres,
    private readonly positions: ReadPositions,
  ) {}

  /** Null for an unknown one and for what is not in scope alike. */
  async byId(scope: Scope, caseId: string): Promise<CaseRow | null> {
    const [row] = await this.select(
      [...(await this.conditions(scope, {})), sql`case_id = ${caseId}::uuid`],
      1,
    );
    return row ?? null;
  }

  /** To tell watchers, each within their scope. */
  async ofAnyOrganization(caseId: string): Promise<CaseRow | null> {
    const [row] = await this.select([sql`case_id = ${caseId}::uuid`], 1);
    return row ?? null;
  }

  /** One page and one more. */
  async page(
    scope: Scope,
    filter: CaseFilter,
    after: Keyset | null,
    size: number,
  ): Promise<readonly CaseRow[]> {
    const conditions = await this.conditions(scope, filter);
    if (after) {
      const [openedAt] = after.values;
      conditions.push(sql`(opened_at, case_id) < (${openedAt}::timestamptz, ${after.id}::uuid)`);
    }
    return this.select(conditions, size + 1);
  }

  /** Counting stops one above the limit. */
  async count(scope: Scope, filter: CaseFilter): Promise<number> {
    const where = sql.join(await this.conditions(scope, filter), sql` AND `);
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM (
        SELECT FROM ${await this.table()} WHERE ${where} LIMIT ${COUNT_LIMIT + 1}
      ) AS counted`.execute(this.postgres.tables());
    return rows[0]?.count ?? 0;
  }

  private async select(
    conditions: readonly RawBuilder<unknown>[],
    limit: number,
  ): Promise<readonly CaseRow[]> {
    const { rows } = await sql<CaseRow>`
      SELECT * FROM ${await this.table()} WHERE ${sql.join([...conditions], sql` AND `)}
       ORDER BY opened_at DESC, case_id DESC LIMIT ${limit}`.execute(this.postgres.tables());
    return rows;
  }

  private async conditions(scope: Scope, filter: CaseFilter): Promise<RawBuilder<unknown>[]> {
    const { rule, severity, open, accountId, departmentId, from, to } = filter;
    const conditions = [sql`organization_id = ${scope.organizationId}::uuid`];
    const within = await this.works(branchesOf(scope, departmentId));
    if (within.length > 0) {
      const accounts = sql.table(await this.positions.table(USER_LIST, USER_LIST));
      conditions.push(
        sql`account_id IN (SELECT account_id FROM ${accounts} WHERE ${sql.join(within)})`,
      );
    }
    if (rule) conditions.push(sql`rule = ${rule}`);
    if (severity) conditions.push(sql`severity = ${severity}`);
    if (open === true) conditions.push(sql`closed_at IS NULL`);
    if (open === false) conditions.push(sql`closed_at IS NOT NULL`);
    if (accountId) conditions.push(sql`account_id = ${accountId}::uuid`);
    if (from) conditions.push(sql`opened_at >= ${from}`);
    if (to) conditions.push(sql`opened_at < ${to}`);
    return conditions;
  }

  private async works(branches: Branches): Promise<RawBuilder<unknown>[]> {
    const departments = sql.table(await this.positions.table(USER_LIST, 'department'));
    return worksWithin(this.postgres, departments, branches);
  }

  private async table(): Promise<RawBuilder<unknown>> {
    return sql.table(await this.positions.table(ANOMALY_CASE, ANOMALY_CASE));
  }
}
