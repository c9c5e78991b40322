import type { Scope } from '@keyledger/kernel';
import { COUNT_LIMIT, type Keyset } from '@keyledger/graphql';
import { Postgres } from '@keyledger/postgres';
import { ReadPositions } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { allOf, scopeConditions, type Condition } from '../user-list/account-criteria.js';
import { SIGN_IN_CLIENTS } from '../sign-in-facts.js';
import { USER_LIST } from '../user-list/user-list.projection.js';
import { branchesOf, worksWithin } from '../user-list/works-within.js';
import { SIGN_IN_OUTCOMES, type SignInCriteria } from './sign-in-criteria.js';
import { SIGN_IN_LOG } from './sign-in-log.projection.js';
import type { SignInRow } from './sign-in-row.js';

/**
 * Up to so many accounts are asked one by one for their newest; for more, the organization's sign-ins are walked, of which
 * one in so many is theirs. At 100,000 accounts, a million sign-ins and pages of 50 the two cost about the same here.
 */
const FEW_ACCOUNTS = 1_000;

/** Whose sign-ins. `WITHIN`: of the accounts in the caller's scope, as far as it says nothing narrower. */
export type WhoseSignIns =
  | { readonly of: 'ACCOUNTS'; readonly accountIds: readonly string[] }
  | { readonly of: 'WITHIN'; readonly departmentId: string | null };

type Source = Condition;

/**
 * Reads where sign-ins lie in the log, newest first. Each page is a union of the newest of each outcome or account,
 * so that no filter makes it read on and on for something rare.
 */
@Injectable()
export class SignInLogQuery {
  constructor(
    private readonly postgres: Postgres,
    private readonly positions: ReadPositions,
  ) {}

  /** Those before a place (null: the newest), at most `limit`. The caller may see the accounts that are named. */
  async before(
    scope: Scope,
    whose: WhoseSignIns,
    criteria: SignInCriteria,
    place: Keyset | null,
    limit: number,
  ): Promise<readonly SignInRow[]> {
    const source = await this.source(scope, whose, criteria, place, limit);
    const { rows } = await sql<SignInRow>`
      ${source} ORDER BY ${NEWEST_FIRST} LIMIT ${limit}`.execute(this.postgres.tables());
    return rows;
  }

  /** The same of each account on its own, in the order of the accounts' ids. */
  async beforeOfEach(
    scope: Scope,
    accountIds: readonly string[],
    criteria: SignInCriteria,
    place: Keyset | null,
    limit: number,
  ): Promise<readonly SignInRow[]> {
    const whose: WhoseSignIns = { of: 'ACCOUNTS', accountIds };
    const source = await this.source(scope, whose, criteria, place, limit);
    const { rows } = await sql<SignInRow>`
      ${source} ORDER BY account_id, ${NEWEST_FIRST}`.execute(this.postgres.tables());
    return rows;
  }

  /** How many there are; counting stops one above the limit. */
  async count(scope: Scope, whose: WhoseSignIns, criteria: SignInCriteria): Promise<number> {
    const most = COUNT_LIMIT + 1;
    const source = await this.source(scope, whose, criteria, null, most);
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM (${source} LIMIT ${most}) AS counted`.execute(
      this.postgres.tables(),
    );
    return rows[0]?.count ?? 0;
  }

  private async source(
    scope: Scope,
    whose: WhoseSignIns,
    criteria: SignInCriteria,
    place: Keyset | null,
    limit: number,
  ): Promise<Source> {
    const [table, owned, accounts, departments] = await Promise.all([
      this.table(SIGN_IN_LOG, SIGN_IN_LOG),
      this.table(SIGN_IN_LOG, 'owned'),
      this.table(USER_LIST, USER_LIST),
      this.table(USER_LIST, 'department'),
    ]);
    const wanted = [
      sql`organization_id = ${scope.organizationId}::uuid`,
      ...ownTime(scope, owned),
      ...conditionsOf(criteria),
      ...(place ? [olderThan(place)] : []),
    ];
    const newest = (...more: Condition[]) => sql`
      SELECT * FROM ${table} AS entry WHERE ${allOf([...more, ...wanted])}
       ORDER BY ${NEWEST_FIRST} LIMIT ${limit}`;
    if (whose.of === 'ACCOUNTS') return ofFew(whose.accountIds, criteria, newest, limit);
    const { departmentId } = whose;
    if (isWhole(scope) && departmentId === null) return ofAll(criteria, newest);
    const within = await worksWithin(this.postgres, departments, branchesOf(scope, departmentId));
    const theirs = allOf(scopeConditions(scope, within));
    const few = await this.few(accounts, theirs);
    if (few) return ofFew(few, criteria, newest, limit);
    return ofMany(criteria, newest, isOneOf(accounts, theirs));
  }

  /** The accounts in scope; null when they are many. */
  private async few(accounts: Condition, theirs: Condition): Promise<readonly string[] | null> {
    const { rows } = await sql<{ account_id: string }>`
      SELECT account_id FROM ${accounts} WHERE ${theirs} LIMIT ${FEW_ACCOUNTS + 1}`.execute(
      this.postgres.tables(),
    );
    return rows.length > FEW_ACCOUNTS ? null : rows.map(({ account_id }) => account_id);
  }

  private async table(projection: string, name: string): Promise<RawBuilder<unknown>> {
    return sql.table(await this.positions.table(projection, name));
  }
}

/** By the clock first, which may jump back between two events: pages, their parts and their cursors go by one order. */
const NEWEST_FIRST = sql`recorded_at DESC, position DESC`;

/** Who tried to get in in a former owner's time is none of the next one's business. */
function ownTime({ role, actor }: Scope, owned: RawBuilder<unknown>): Condition[] {
  if (role !== 'EMPLOYEE') return [];
  return [
    sql`position >= (SELECT max(since) FROM ${owned} AS held
          WHERE held.account_id = entry.account_id AND held.owner_id = ${actor.id}::uuid)`,
  ];
}

function isWhole({ role, departmentIds }: Scope): boolean {
  return role !== 'EMPLOYEE' && departmentIds === null;
}

function isOneOf(accounts: Condition, theirs: Condition): Condition {
  return sql`EXISTS (SELECT FROM (SELECT * FROM ${accounts} AS held WHERE held.account_id = entry.account_id) AS account WHERE ${theirs})`;
}

type Newest = (...more: Condition[]) => Source;

/** The newest of each account, each of which are the newest of its outcomes. */
function ofFew(
  accountIds: readonly string[],
  { outcomes, clients }: SignInCriteria,
  newest: Newest,
  limit: number,
): Source {
  const ofOne = newest(
    ...[sql`account_id = wanted_id`, sql`outcome = wanted_outcome`],
    sql`client = ANY(${clients}::text[])`,
  );
  return sql`
    SELECT entry.* FROM unnest(${accountIds}::uuid[]) AS wanted_id, LATERAL (
      SELECT entry.* FROM unnest(${outcomes}::text[]) AS wanted_outcome, LATERAL (${ofOne}) AS entry
       ORDER BY ${NEWEST_FIRST} LIMIT ${limit}
    ) AS entry`;
}

/** The newest of each outcome and client. */
function ofAll({ outcomes, clients }: SignInCriteria, newest: Newest): Source {
  const ofOne = newest(sql`outcome = wanted_outcome`, sql`client = wanted_client`);
  return sql`
    SELECT entry.* FROM unnest(${outcomes}::text[]) AS wanted_outcome,
           unnest(${clients}::text[]) AS wanted_client, LATERAL (${ofOne}) AS entry`;
}

/**
 * The same of those that are theirs. Named one by one, which takes 30 ms to plan, they are walked together and only as far
 * as the page: of each alone, as many as a page shows would have to be met.
 */
function ofMany({ outcomes, clients }: SignInCriteria, newest: Newest, theirs: Condition): Source {
  const each = outcomes.flatMap((outcome) =>
    clients.map((client) => newest(sql`outcome = ${outcome}`, sql`client = ${client}`, theirs)),
  );
  if (each.length === 0) return newest(sql`false`);
  const parts = each.map((part) => sql`(${part})`);
  return sql`SELECT entry.* FROM (${sql.join(parts, sql` UNION ALL `)}) AS entry`;
}

function conditionsOf({ country, networkMark, since, until }: SignInCriteria): Condition[] {
  return [
    ...(country === null ? [] : [sql`country = ${country}`]),
    ...(networkMark === null ? [] : [sql`network_mark = ${networkMark}`]),
    ...(since === null ? [] : [sql`recorded_at >= ${since}`]),
    ...(until === null ? [] : [sql`recorded_at < ${until}`]),
  ];
}

function olderThan({ values: [recordedAt], id }: Keyset): Condition {
  return sql`(recorded_at, position) < (${recordedAt}::timestamptz, ${id}::text COLLATE "C")`;
}

export const ALL_SIGN_INS: SignInCriteria = {
  outcomes: SIGN_IN_OUTCOMES,
  clients: SIGN_IN_CLIENTS,
  country: null,
  networkMark: null,
  since: null,
  until: null,
};
