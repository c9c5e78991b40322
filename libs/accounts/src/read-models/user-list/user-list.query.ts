import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock, type Scope } from '@keyledger/kernel';
import { COUNT_LIMIT, type Keyset } from '@keyledger/graphql';
import { Postgres } from '@keyledger/postgres';
import { ReadPositions } from '@keyledger/projections';
import {
  allOf,
  filterConditions,
  scopeConditions,
  type AccountCriteria,
  type Condition,
} from './account-criteria.js';
import type { AccountRow } from './account-row.js';
import type { DepartmentRow } from './department-row.js';
import { beyond, orderOf } from './keyset.js';
import type { PersonRow } from './person-row.js';
import { searchCondition } from './search-strategy.js';
import { USER_LIST } from './user-list.projection.js';

/** A part of the list: after and before these places, counted from its beginning or its end. */
export interface Window {
  readonly after: Keyset | null;
  readonly before: Keyset | null;
  readonly size: number;
  readonly fromEnd: boolean;
}

/** Reads `user_list`. The scope comes first and is part of every WHERE: what it does not cover is not there. */
@Injectable()
export class UserListQuery {
  constructor(
    private readonly postgres: Postgres,
    private readonly positions: ReadPositions,
    private readonly clock: Clock,
  ) {}

  /** The accounts of these ids that are in scope, in no order. */
  async byIds(scope: Scope, accountIds: readonly string[]): Promise<readonly AccountRow[]> {
    const conditions = [...scopeConditions(scope), sql`account_id = ANY(${accountIds}::uuid[])`];
    return this.select(conditions, sql``);
  }

  /** Accounts of any organization, by their own or their owners' ids: to tell watchers, each within its scope. */
  async concerned(
    accountIds: readonly string[],
    ownerIds: readonly string[],
  ): Promise<readonly AccountRow[]> {
    return this.select(
      [sql`(account_id = ANY(${accountIds}::uuid[]) OR owner_id = ANY(${ownerIds}::uuid[]))`],
      sql``,
    );
  }

  /** One window of the list, in its order; up to one row more than its size, on the far side. */
  async window(
    scope: Scope,
    criteria: AccountCriteria,
    window: Window,
  ): Promise<readonly AccountRow[]> {
    const { after, before, size, fromEnd } = window;
    const conditions = await this.conditions(scope, criteria);
    if (after) conditions.push(beyond(criteria.sort, after, 'end'));
    if (before) conditions.push(beyond(criteria.sort, before, 'beginning'));
    const order = orderOf(criteria.sort, fromEnd);
    return this.select(conditions, sql`ORDER BY ${order} LIMIT ${size + 1}`);
  }

  /** How many there are; counting stops one above the limit. */
  async count(scope: Scope, criteria: AccountCriteria): Promise<number> {
    const where = allOf(await this.conditions(scope, criteria));
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM (
        SELECT FROM ${await this.table(USER_LIST)} WHERE ${where} LIMIT ${COUNT_LIMIT + 1}
      ) AS counted`.execute(this.postgres.tables());
    return rows[0]?.count ?? 0;
  }

  /** People of the caller's organization, whether or not they own an account. */
  async people(scope: Scope, employeeIds: readonly string[]): Promise<readonly PersonRow[]> {
    const { rows } = await sql<PersonRow>`
      SELECT * FROM ${await this.table('person')}
       WHERE organization_id = ${scope.organizationId}::uuid
         AND employee_id = ANY(${employeeIds}::uuid[])`.execute(this.postgres.tables());
    return rows;
  }

  /**
   * The ids of an organization's people whose data was not erased, in their order, after one of them.
   * @param departmentIds where they work; null: anywhere.
   */
  async peopleAfter(
    organizationId: string,
    departmentIds: readonly string[] | null,
    after: string | null,
    most: number,
  ): Promise<readonly string[]> {
    const { rows } = await sql<Pick<PersonRow, 'employee_id'>>`
      SELECT employee_id FROM ${await this.table('person')}
       WHERE organization_id = ${organizationId}::uuid AND NOT erased
         AND (${departmentIds}::uuid[] IS NULL OR department_id = ANY(${departmentIds}::uuid[]))
         AND (${after}::uuid IS NULL OR employee_id > ${after}::uuid)
       ORDER BY employee_id LIMIT ${most}`.execute(this.postgres.tables());
    return rows.map(({ employee_id }) => employee_id);
  }

  /** Departments of the caller's organization. */
  async departments(scope: Scope, ids: readonly string[]): Promise<readonly DepartmentRow[]> {
    const { rows } = await sql<DepartmentRow>`
      SELECT * FROM ${await this.table('department')}
       WHERE organization_id = ${scope.organizationId}::uuid
         AND department_id = ANY(${ids}::uuid[])`.execute(this.postgres.tables());
    return rows;
  }

  private async conditions(scope: Scope, criteria: AccountCriteria): Promise<Condition[]> {
    const { filter, search } = criteria;
    const conditions = [...scopeConditions(scope), ...filterConditions(filter, this.clock.now())];
    if (search.length > 0) {
      const terms = await this.positions.table(USER_LIST, 'term');
      const { organizationId } = scope;
      conditions.push(await searchCondition(this.postgres, terms, organizationId, search));
    }
    return conditions;
  }

  private async select(
    conditions: readonly Condition[],
    rest: Condition,
  ): Promise<readonly AccountRow[]> {
    const { rows } = await sql<AccountRow>`
      SELECT * FROM ${await this.table(USER_LIST)} WHERE ${allOf(conditions)} ${rest}`.execute(
      this.postgres.tables(),
    );
    return rows;
  }

  private async table(name: string): Promise<Condition> {
    return sql.table(await this.positions.table(USER_LIST, name));
  }
}
