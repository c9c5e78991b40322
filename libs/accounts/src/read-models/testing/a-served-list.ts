import { sql } from 'kysely';
import { FixedClock, type Scope } from '@keyledger/kernel';
import { CursorCodec } from '@keyledger/graphql';
import { testKeyRing } from '@keyledger/graphql/testing';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import type { TableNames } from '@keyledger/projections';
import { projectEvents } from '@keyledger/projections/testing';
import { AccountList } from '../user-list/account-list.js';
import { AccountFacetsQuery } from '../user-list/facets/account-facets.query.js';
import { AccountNodes } from '../user-list/account-nodes.js';
import { USER_LIST, userListProjection } from '../user-list/user-list.projection.js';
import { UserListQuery } from '../user-list/user-list.query.js';
import type { AccountRow, PlacedAccountRow } from '../user-list/account-row.js';
import { aCompany } from './a-company.js';
import { ACME, ADMIN, at, EventLog, id } from './an-event-log.js';
import { FixedPositions } from './fixed-positions.js';

const BATCH = 2_000;

export interface ServedList {
  readonly database: TestDatabase;
  readonly tables: TableNames;
  readonly list: AccountList;
  readonly nodes: AccountNodes;
  readonly query: UserListQuery;
  readonly facets: AccountFacetsQuery;
}

/** The moment at which lists are asked. */
export const NOW = at(6_000);
/** An administrator of the whole organization. */
export const EVERYTHING: Scope = {
  organizationId: ACME,
  departmentIds: null,
  role: 'ADMIN',
  actor: ADMIN,
};
export const OTHER_ORGANIZATION = id('Other Ltd');
export const FOREIGNER = '王小明 of others';

/** The list of a company of that many people, and of another organization with one. */
export async function aServedList(people: number): Promise<ServedList> {
  const database = await testDatabase({ max: 1 });
  const { postgres } = database;
  const { tables, apply } = await projectEvents(postgres, userListProjection);
  const events = aCompany(people);
  for (let from = 0; from < events.length; from += BATCH)
    await apply(events.slice(from, from + BATCH));
  await apply(
    new EventLog(OTHER_ORGANIZATION)
      .department('总部 of others')
      .registered(FOREIGNER, id('总部 of others'))
      .provisioned(FOREIGNER, 'wang').events,
  );
  for (const physical of Object.values(tables))
    await sql`VACUUM (ANALYZE) ${sql.table(physical)}`.execute(postgres.tables());
  const positions = new FixedPositions({ [USER_LIST]: tables });
  const clock = new FixedClock(NOW);
  const query = new UserListQuery(postgres, positions, clock);
  const list = new AccountList(query, new CursorCodec(testKeyRing()), clock);
  const nodes = new AccountNodes(query, positions, clock);
  const facets = new AccountFacetsQuery(postgres, positions, clock);
  return { database, tables, list, nodes, query, facets };
}

export type PlacedRow = AccountRow & PlacedAccountRow;

/** Every row of that company, with the way to where the owner works. */
export async function everybodyOf({ database, tables }: ServedList): Promise<readonly PlacedRow[]> {
  const [list, departments] = [USER_LIST, 'department'].map((name) =>
    sql.table(tables[name] ?? ''),
  );
  const { rows } = await sql<PlacedRow>`
    SELECT account.*, coalesce(path, '{}') AS department_path
      FROM ${list} AS account LEFT JOIN ${departments} AS department USING (department_id)
     WHERE account.organization_id = ${ACME}`.execute(database.postgres.tables());
  return rows;
}
