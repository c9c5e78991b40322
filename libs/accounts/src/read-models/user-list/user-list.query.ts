import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock, type Scope } from '@keyledger/kernel';
import { COUNT_LIMIT } from '@keyledger/graphql';
import { Postgres } from '@keyledger/postgres';
import { ReadPositions } from '@keyledger/projections';
import {
  allOf,
  filterConditions,
  scopeConditions,
  type AccountCriteria,
  type Condition,
} from './account-criteria.js';
import {
  SHOWN_COLUMNS,
  type AccountRow,
  type PlacedAccountRow,
  type ShownAccountRow,
} from './account-row.js';
import type { DepartmentRow } from './department-row.js';
import { whereabouts, type Whereabouts } from './clustered-search.js';
import { betweenPlaces, orderOf, type Window } from './keyset.js';
import type { PersonRow } from './person-row.js';
import { MOST_FEW, Search } from './search.js';
import { SORTS } from './sorts.js';
import { USER_LIST } from './user-list.projection.js';
import { branchesOf, worksWithin } from './works-within.js';

/** Up to here matches are looked up and sorted in an order that has nothing to do with the search. */
const MOST_LOOKED_UP = 3_000;
/** Up to here the ids of matches are hashed, to walk an index alone; with more, a walk of the rows meets them soon. */
const MOST_HASHED = 20_000;
/** So many of an order by address or name are tested before matches are looked for: some ten milliseconds. */
const FIRST_TRIED = 10_000;
/** So many search terms are counted without their rows; with more, any rows are matches. */
const MOST_COUNTED = 300_000;

const SHOWN = sql.raw(SHOWN_COLUMNS.join(', '));

type Wanted = Pick<AccountCriteria, 'filter' | 'search'>;

/** Reads `user_list`. The scope comes first and is part of every WHERE: what it does not cover is not there. */
@Injectable()
export class UserListQuery {
  constructor(
    private readonly postgres: Postgres,
    private readonly positions: ReadPositions,
    private readonly clock: Clock,
  ) {}

  /** The accounts of these ids that are in scope, in no order. */
  async byIds(scope: Scope, accountIds: readonly string[]): Promise<readonly ShownAccountRow[]> {
    const inScope = await this.filtered(scope, { filter: {} });
    return this.select([...inScope, sql`account_id = ANY(${accountIds}::uuid[])`], sql``);
  }

  /** Accounts of any organization, by their own or their owners' ids: to tell watchers, each within its scope. */
  async concerned(
    accountIds: readonly string[],
    ownerIds: readonly string[],
  ): Promise<readonly PlacedAccountRow[]> {
    const { rows } = await sql<PlacedAccountRow>`
      SELECT ${SHOWN}, coalesce(path, '{}') AS department_path
        FROM (SELECT ${SHOWN} FROM ${await this.table(USER_LIST)}
               WHERE account_id = ANY(${accountIds}::uuid[]) OR owner_id = ANY(${ownerIds}::uuid[])) AS concerned
        LEFT JOIN (SELECT department_id, path FROM ${await this.table('department')}) AS placed USING (department_id)`.execute(
      this.postgres.tables(),
    );
    return rows;
  }

  /** Accounts and their owners in a department and all under it, as far as they are in scope. */
  async within(
    scope: Scope,
    departmentId: string,
  ): Promise<readonly Pick<AccountRow, 'account_id' | 'owner_id'>[]> {
    const where = allOf(await this.filtered(scope, { filter: { departmentId } }));
    const { rows } = await sql<Pick<AccountRow, 'account_id' | 'owner_id'>>`
      SELECT account_id, owner_id FROM ${await this.table(USER_LIST)} WHERE ${where}`.execute(
      this.postgres.tables(),
    );
    return rows;
  }

  /** One window of the list, in its order; up to one row more than its size, on the far side. */
  async window(
    scope: Scope,
    criteria: AccountCriteria,
    window: Window,
  ): Promise<readonly ShownAccountRow[]> {
    const { sort } = criteria;
    const [whole, between] = [await this.filtered(scope, criteria), betweenPlaces(sort, window)];
    const page = sql`ORDER BY ${orderOf(sort, window.fromEnd)} LIMIT ${window.size + 1}`;
    if (criteria.search.length === 0) return this.select([...whole, ...between], page);

    const search = await this.search(scope, criteria);
    const narrowed = isNarrowed(scope, criteria);
    const related = SORTS[sort.field].head !== null;
    const most = narrowed || related ? MOST_FEW : MOST_LOOKED_UP;
    const matches = await search.countUpTo(Math.max(most, MOST_HASHED) + 1);
    if (matches <= most) return this.select([...whole, ...between, search.lookedUp()], page);
    const few = narrowed && (await this.fewWindow(whole, [...between, search.tested()], page));
    if (few) return few;

    const conditions = [...whole, ...between];
    // Behind a filter the first of the order may themselves be far apart.
    if (related && !narrowed) {
      const first = await this.amongFirst(conditions, search, sort, window);
      if (first.length > window.size) return first;
    }
    const found = await whereabouts(search, sort, window);
    if (found) return this.locatedWindow(conditions, search, found, window.size, page);
    if (matches > MOST_HASHED || related)
      return this.select([...conditions, search.tested()], page);
    // The index is walked alone, and rows are read of the page only.
    const ids = sql`SELECT account_id FROM ${await this.table(USER_LIST)}
      WHERE ${allOf([...conditions, search.hashed(MOST_HASHED)])} ${page}`;
    return this.select([...whole, sql`account_id = ANY (ARRAY(${ids}))`], page);
  }

  /** The ids of all that there are at this moment, in their order and as far as `most`. */
  async idsOf(scope: Scope, criteria: Wanted, most: number): Promise<readonly string[]> {
    const where = allOf(await this.conditions(scope, criteria));
    const { rows } = await sql<Pick<AccountRow, 'account_id'>>`
      SELECT account_id FROM ${await this.table(USER_LIST)} WHERE ${where}
       ORDER BY account_id LIMIT ${most}`.execute(this.postgres.tables());
    return rows.map(({ account_id }) => account_id);
  }

  /** How many there are; counting stops one above the limit. */
  async count(scope: Scope, criteria: AccountCriteria): Promise<number> {
    const whole = await this.filtered(scope, criteria);
    if (criteria.search.length === 0) return this.countUpTo(whole, COUNT_LIMIT + 1);
    const search = await this.search(scope, criteria);
    if (!isNarrowed(scope, criteria) && (await search.countUpTo(MOST_COUNTED + 1)) <= MOST_COUNTED)
      return search.accountsUpTo(COUNT_LIMIT + 1);
    return this.countUpTo([...whole, await search.counted()], COUNT_LIMIT + 1);
  }

  /** How many there are, however many: a millisecond for some ten thousand. */
  async countAll(scope: Scope, criteria: Wanted): Promise<number> {
    const where = allOf(await this.conditions(scope, criteria));
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM ${await this.table(USER_LIST)} WHERE ${where}`.execute(
      this.postgres.tables(),
    );
    return rows[0]?.count ?? 0;
  }

  /** Whether a person owns an account. */
  async isOwner(organizationId: string, employeeId: string): Promise<boolean> {
    const { rows } = await sql<{ owns: boolean }>`
      SELECT EXISTS (
        SELECT FROM ${await this.table(USER_LIST)}
         WHERE organization_id = ${organizationId}::uuid AND owner_id = ${employeeId}::uuid
      ) AS owns`.execute(this.postgres.tables());
    return rows[0]?.owns === true;
  }

  /** People of the caller's organization, whether or not they own an account. */
  async people(scope: Scope, employeeIds: readonly string[]): Promise<readonly PersonRow[]> {
    const { rows } = await sql<PersonRow>`
      SELECT * FROM ${await this.table('person')}
       WHERE organization_id = ${scope.organizationId}::uuid
         AND employee_id = ANY(${employeeIds}::uuid[])`.execute(this.postgres.tables());
    return rows;
  }

  /** The ids of everything that is a person's, in their order. */
  async accountsOf(organizationId: string, ownerId: string): Promise<readonly string[]> {
    const { rows } = await sql<Pick<AccountRow, 'account_id'>>`
      SELECT account_id FROM ${await this.table(USER_LIST)}
       WHERE organization_id = ${organizationId}::uuid AND owner_id = ${ownerId}::uuid
       ORDER BY account_id`.execute(this.postgres.tables());
    return rows.map(({ account_id }) => account_id);
  }

  /**
   * The ids of an organization's people who are there and were not erased, in their order, after one of them.
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
       WHERE organization_id = ${organizationId}::uuid AND NOT erased AND NOT has_left
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

  /** For all of them, in an order of no meaning. */
  private async conditions(scope: Scope, criteria: Wanted): Promise<Condition[]> {
    const whole = await this.filtered(scope, criteria);
    if (criteria.search.length === 0) return whole;
    const search = await this.search(scope, criteria);
    return [...whole, (await search.fewOrTested()).condition];
  }

  private async filtered(scope: Scope, { filter }: Pick<Wanted, 'filter'>): Promise<Condition[]> {
    const branches = branchesOf(scope, filter.departmentId);
    const within = await worksWithin(this.postgres, await this.table('department'), branches);
    return [...scopeConditions(scope, within), ...filterConditions(filter, this.clock.now())];
  }

  private async search(scope: Scope, { search }: Wanted): Promise<Search> {
    const terms = await this.positions.table(USER_LIST, 'term');
    return new Search(this.postgres, terms, scope.organizationId, search);
  }

  /**
   * A filter's rows are read first where they are few: the planner cannot know how few of them a search leaves.
   * @returns null where they are many.
   */
  private async fewWindow(
    whole: readonly Condition[],
    further: readonly Condition[],
    page: Condition,
  ): Promise<readonly ShownAccountRow[] | null> {
    if ((await this.countUpTo(whole, MOST_FEW + 1)) > MOST_FEW) return null;
    const { rows } = await sql<ShownAccountRow>`
      WITH filtered AS MATERIALIZED (
        SELECT * FROM ${await this.table(USER_LIST)} WHERE ${allOf(whole)}
      )
      SELECT ${SHOWN} FROM filtered WHERE ${allOf(further)} ${page}`.execute(
      this.postgres.tables(),
    );
    return rows;
  }

  /**
   * Matches among the first of the order: where they are as many as the page takes, nobody has to look for them. What it
   * is sorted by is selected, too: only so does PostgreSQL know that the inner order is the outer one, and stops early.
   */
  private async amongFirst(
    conditions: readonly Condition[],
    search: Search,
    sort: AccountCriteria['sort'],
    { fromEnd, size }: Window,
  ): Promise<readonly ShownAccountRow[]> {
    const expressions = SORTS[sort.field].columns.map(({ expression }) => sql.raw(expression));
    const names = expressions.map((_, place) => sql.ref(`place_${place}`));
    const keys = expressions.map((expression, place) => sql`${expression} AS ${names[place]}`);
    const direction = sql.raw(sort.descending === fromEnd ? 'ASC' : 'DESC');
    const outer = [...names, sql`account_id`].map((name) => sql`${name} ${direction}`);
    const { rows } = await sql<ShownAccountRow>`
      SELECT ${SHOWN} FROM (
        SELECT *, ${sql.join(keys)} FROM ${await this.table(USER_LIST)} WHERE ${allOf(conditions)}
         ORDER BY ${orderOf(sort, fromEnd)} LIMIT ${FIRST_TRIED}
      ) AS first WHERE ${search.tested()} ORDER BY ${sql.join(outer)} LIMIT ${size + 1}`.execute(
      this.postgres.tables(),
    );
    return rows;
  }

  /** Part by part, until there are enough, and then those from elsewhere among them. */
  private async locatedWindow(
    conditions: readonly Condition[],
    search: Search,
    { walks, lookUp }: Whereabouts,
    size: number,
    page: Condition,
  ): Promise<readonly ShownAccountRow[]> {
    const ids = await this.idsWhere([...conditions, lookUp], page);
    let walked = 0;
    for (const part of walks) {
      if (walked > size) break;
      const more = await this.idsWhere([...conditions, part, search.tested()], page);
      walked += more.length;
      ids.push(...more);
    }
    return this.select([...conditions, sql`account_id = ANY(${ids}::uuid[])`], page);
  }

  private async idsWhere(conditions: readonly Condition[], page: Condition): Promise<string[]> {
    const { rows } = await sql<Pick<AccountRow, 'account_id'>>`
      SELECT account_id FROM ${await this.table(USER_LIST)}
       WHERE ${allOf(conditions)} ${page}`.execute(this.postgres.tables());
    return rows.map(({ account_id }) => account_id);
  }

  private async countUpTo(conditions: readonly Condition[], most: number): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM (
        SELECT FROM ${await this.table(USER_LIST)} WHERE ${allOf(conditions)} LIMIT ${most}
      ) AS counted`.execute(this.postgres.tables());
    return rows[0]?.count ?? 0;
  }

  private async select(
    conditions: readonly Condition[],
    rest: Condition,
  ): Promise<readonly ShownAccountRow[]> {
    const { rows } = await sql<ShownAccountRow>`
      SELECT ${SHOWN} FROM ${await this.table(USER_LIST)} WHERE ${allOf(conditions)} ${rest}`.execute(
      this.postgres.tables(),
    );
    return rows;
  }

  private async table(name: string): Promise<Condition> {
    return sql.table(await this.positions.table(USER_LIST, name));
  }
}

/** Whether fewer than the organization's accounts are asked for, search apart. */
function isNarrowed(scope: Scope, { filter }: AccountCriteria): boolean {
  const given = Object.values(filter).some((value) => value !== null && value !== undefined);
  return given || scope.departmentIds !== null || scope.role === 'EMPLOYEE';
}
