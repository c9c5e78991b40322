import { sql } from 'kysely';
import type { Projection, TableNames, Writing } from '@keyledger/projections';
import type { AccountRow } from './account-row.js';
import { evolveDepartments, type DepartmentRow } from './department-row.js';
import { evolveAccount, provisionedRow, signedIn } from './evolve-account.js';
import { evolvePerson } from './evolve-person.js';
import { withOwner } from './owner-facts.js';
import type { PersonRow } from './person-row.js';
import { rowsBy } from './read-rows.js';
import { RowsInHand } from './rows-in-hand.js';
import {
  splitBatch,
  USER_LIST_CLOSED,
  USER_LIST_EVENTS,
  type AboutAccount,
  type SplitBatch,
  type UserListEvent,
} from './split-batch.js';
import { termRows, termsWithout, type TermRow } from './term-row.js';
import { userListTables } from './user-list.tables.js';
import { replaceTerms } from './write-rows.js';

export const USER_LIST = 'user_list';

/** The list of accounts, with their owners and departments: what administrators search, filter and sort. */
export const userListProjection: Projection<UserListEvent> = {
  name: USER_LIST,
  version: 5,
  tables: userListTables,
  eventTypes: USER_LIST_EVENTS,
  closedTypes: USER_LIST_CLOSED,
  apply: (events, transaction, tables) =>
    new UserListBatch(splitBatch(events), transaction, tables).apply(),
};

/** One batch: reads the rows it concerns, folds the events over them, writes those that changed. */
class UserListBatch {
  private readonly departments: RowsInHand<DepartmentRow>;
  private readonly people: RowsInHand<PersonRow>;
  private readonly accounts: RowsInHand<AccountRow>;

  constructor(
    private readonly batch: SplitBatch,
    private readonly transaction: Writing,
    private readonly tables: TableNames,
  ) {
    this.departments = new RowsInHand(transaction, this.table('department'), 'department_id');
    this.people = new RowsInHand(transaction, this.table('person'), 'employee_id');
    this.accounts = new RowsInHand(transaction, this.table(USER_LIST), 'account_id');
  }

  async apply(): Promise<void> {
    await this.foldDepartments();
    await this.foldPeople();
    await this.foldAccounts();
    await this.fillInOwners();
    await this.departments.write();
    await this.people.write();
    await this.accounts.write();
    await this.writeTerms();
  }

  private async foldDepartments(): Promise<void> {
    const named = this.batch.departments.flatMap(({ type, data }) => {
      if (type === 'DepartmentRenamed') return [data.departmentId];
      const parentId = type === 'DepartmentMoved' ? data.toParentId : data.parentId;
      return parentId === null ? [data.departmentId] : [data.departmentId, parentId];
    });
    await this.departments.fetch(named);
    this.departments.take(await this.departmentsUnder(this.moved()));
    for (const event of this.batch.departments) {
      const { organizationId } = event.metadata;
      const rows = evolveDepartments(this.departments.current, event, organizationId);
      for (const row of rows) this.departments.put(row);
    }
  }

  private moved(): string[] {
    return this.batch.departments.flatMap(({ type, data }) =>
      type === 'DepartmentMoved' ? [data.departmentId] : [],
    );
  }

  private async departmentsUnder(departmentIds: readonly string[]) {
    if (departmentIds.length === 0) return [];
    const { rows } = await sql<DepartmentRow>`
      SELECT * FROM ${sql.table(this.table('department'))}
       WHERE path && ${departmentIds}::uuid[]`.execute(this.transaction);
    return rows;
  }

  private async foldPeople(): Promise<void> {
    await this.people.fetch(this.batch.people.map(({ employeeId }) => employeeId));
    for (const { employeeId, event } of this.batch.people) {
      const known = this.people.current.get(employeeId) ?? null;
      this.people.put(evolvePerson(known, event, employeeId));
    }
  }

  private async foldAccounts(): Promise<void> {
    await this.accounts.fetch(this.batch.accounts.map(({ accountId }) => accountId));
    for (const { accountId, event } of this.batch.accounts) {
      const row = evolved(this.accounts.current.get(accountId), accountId, event);
      if (row) this.accounts.put(row);
    }
  }

  /** Whatever changed in a person shows in all the accounts concerned. */
  private async fillInOwners(): Promise<void> {
    const people = new Set(this.people.changed().map((person) => person.employee_id));
    const list = this.table(USER_LIST);
    this.accounts.take(await rowsBy<AccountRow>(this.transaction, list, 'owner_id', people));
    const concerned = [...this.accounts.current.values()].filter(
      (row) => row.owner_state === 'UNKNOWN' || people.has(row.owner_id),
    );
    await this.people.fetch(concerned.map((row) => row.owner_id));
    for (const row of concerned)
      this.accounts.put(withOwner(row, this.people.current.get(row.owner_id)));
  }

  private async writeTerms(): Promise<void> {
    const removed: TermRow[] = [];
    const added: TermRow[] = [];
    for (const row of this.accounts.changed()) {
      const stored = this.accounts.stored(row.account_id);
      const [before, now] = [stored ? termRows(stored) : [], termRows(row)];
      removed.push(...termsWithout(before, now));
      added.push(...termsWithout(now, before));
    }
    await replaceTerms(this.transaction, this.table('term'), removed, added);
  }

  private table(name: string): string {
    return this.tables[name] ?? name;
  }
}

/** Undefined for what happens to an account that was never provisioned. */
function evolved(
  row: AccountRow | undefined,
  accountId: string,
  event: AboutAccount['event'],
): AccountRow | undefined {
  if (event.type === 'AccountProvisioned') return provisionedRow(event, accountId);
  if (row === undefined) return undefined;
  return event.type === 'SignInSucceeded' ? signedIn(row, event) : evolveAccount(row, event);
}
