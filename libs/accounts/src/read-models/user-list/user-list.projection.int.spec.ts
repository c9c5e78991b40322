import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { ERASED, type RecordedEvent } from '@keyledger/event-store';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { projectEvents } from '@keyledger/projections/testing';
import type { Projection } from '@keyledger/projections';
import { aCompany } from '../testing/a-company.js';
import { closedFor } from '../testing/closed-events.js';
import { at, EventLog, id } from '../testing/an-event-log.js';
import type { AccountRow } from './account-row.js';
import { userListProjection } from './user-list.projection.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

type Tables = Record<string, readonly Record<string, unknown>[]>;

type Model = Awaited<ReturnType<typeof projectEvents>>;

/** Lets `work` fill the four tables, and drops them. */
async function inTables<Result>(work: (model: Model) => Promise<Result>): Promise<Result> {
  const { postgres } = database;
  const model = await projectEvents(postgres, userListProjection);
  try {
    return await work(model);
  } finally {
    for (const physical of Object.values(model.tables))
      await sql`DROP TABLE ${sql.table(physical)}`.execute(postgres.tables());
  }
}

/** All four tables after the events were applied in these batches. */
function projected(...batches: (readonly RecordedEvent[])[]): Promise<Tables> {
  return inTables(async ({ tables, apply }) => {
    for (const batch of batches) await apply(batch);
    const contents: Tables = {};
    for (const [name, physical] of Object.entries(tables)) {
      const { rows } = await sql<Record<string, unknown>>`
        SELECT * FROM ${sql.table(physical)} ORDER BY 1, 2, 3`.execute(database.postgres.tables());
      contents[name] = rows;
    }
    return contents;
  });
}

it('reads no personal member of the events that it leaves closed', async () => {
  const opened = aCompany(250);
  const closed = closedFor(userListProjection as Projection, opened);
  expect(closed).not.toEqual(opened);
  expect(await projected(closed)).toEqual(await projected(opened));
});

const oneByOne = ({ events }: EventLog) => events.map((event) => [event]);

/** The row, and the way to where the owner works as the table of departments has it. */
async function rowOf(
  log: EventLog,
  name: string,
): Promise<AccountRow & { readonly path: readonly string[] }> {
  const { user_list: rows = [], department = [] } = await projected(...oneByOne(log));
  const row = rows.find(({ account_id }) => account_id === id(name));
  if (!row) throw new Error(`${name} is not in the list`);
  const path = department.find(({ department_id: its }) => its === row['department_id'])?.['path'];
  return { ...row, path: path ?? [] } as object as AccountRow & {
    readonly path: readonly string[];
  };
}

const reset = {
  resetId: id('reset'),
  method: 'TEMPORARY_PASSWORD',
  network: null,
  authority: 'KEYLEDGER',
  credentialId: id('temporary'),
  linkId: null,
  channelId: null,
  expiresAt: at(72 * 60).toISOString(),
} as const;

const changed = {
  credentialId: id('temporary'),
  cause: 'ADMIN_RESET',
  kind: 'TEMPORARY',
  authority: 'KEYLEDGER',
  effectiveAt: at(10).toISOString(),
  expiresAt: at(72 * 60).toISOString(),
  resetId: id('reset'),
} as const;

const signedIn = { credentialId: id('temporary'), client: 'WEB', network: '203.0.113.7' };

const wang = () =>
  new EventLog()
    .department('总部')
    .department('研发', '总部')
    .registered('王小明', id('研发'), 'E-17')
    .provisioned('王小明', 'wang.xm');

describe('The user list', () => {
  it('shows a mailbox that passed on as the next owner’s, and knows whose it was', async () => {
    const ofChange = { changeId: id('change'), ownerId: id('王小明') };
    const frozen = wang()
      .registered('陈静', null, 'E-18')
      .account('王小明', 'PasswordChanged', changed)
      .signIn('王小明', 'SignInSucceeded', signedIn)
      .account('王小明', 'AccountFrozen', ofChange);
    expect(await rowOf(frozen, '王小明')).toMatchObject({
      owner_id: id('王小明'),
      frozen_by: id('change'),
    });
    const passed = frozen.account('王小明', 'OwnerChanged', {
      changeId: id('change'),
      previousOwnerId: id('王小明'),
      ownerId: id('陈静'),
    });
    expect(await rowOf(passed, '王小明')).toMatchObject({
      owner_id: id('陈静'),
      name: '陈静',
      owner_state: 'KNOWN',
      employee_number: 'E-18',
      path: [],
      former_owner_ids: [id('王小明')],
      frozen_by: null,
      credential_state: 'UNKNOWN',
      last_sign_in_at: null,
      search_terms: ['chenjing', 'cj', 'e-18', 'wang.xm@acme.cn', '陈静', '静'],
    });
  });

  it('shows an account with its owner, their department and all that is above it', async () => {
    expect(await rowOf(wang(), '王小明')).toMatchObject({
      address: 'wang.xm@acme.cn',
      owner_state: 'KNOWN',
      name: '王小明',
      pinyin: 'wangxiaoming',
      employee_number: 'E-17',
      path: [id('总部'), id('研发')],
      credential_state: 'UNKNOWN',
      revision: 0,
      search_terms: ['e-17', 'wang.xm@acme.cn', 'wangxiaoming', 'wxm', '小明', '明', '王小明'],
    });
  });

  it('comes to the same rows whether the account, the person or the department comes first', async () => {
    const { events } = wang();
    const expected = await projected(events);
    const [company, development, person, account] = events as [
      RecordedEvent,
      RecordedEvent,
      RecordedEvent,
      RecordedEvent,
    ];
    expect(await projected([account], [person], [company, development])).toEqual(expected);
    expect(await projected([account, person, company, development])).toEqual(expected);
    expect(await projected([person, account], [company], [development])).toEqual(expected);
  });

  it('carries a new name into every mailbox of the person, search terms included', async () => {
    const log = wang()
      .provisioned('前台', 'front.desk', '王小明')
      .employee('王小明', 'EmployeeDetailsChanged', {
        name: '欧阳小明',
        employeeNumber: 'E-17',
        birthDate: null,
        changed: ['name'],
      });
    const { user_list: rows, term } = await projected(...oneByOne(log));
    expect(rows?.map(({ name }) => name)).toEqual(['欧阳小明', '欧阳小明']);
    const terms = term?.map((row) => row['term']);
    expect(terms).toContain('ouyangxiaoming');
    expect(terms).not.toContain('wangxiaoming');
  });

  it('follows a department with all under it, and who works there', async () => {
    const log = wang()
      .department('组', '研发')
      .registered('李雷', id('组'))
      .provisioned('李雷', 'li.lei')
      .department('集团')
      .organization('DepartmentMoved', {
        departmentId: id('研发'),
        fromParentId: id('总部'),
        toParentId: id('集团'),
      });
    expect(await rowOf(log, '李雷')).toMatchObject({
      path: [id('集团'), id('研发'), id('组')],
    });
    log
      .organization('DepartmentMoved', {
        departmentId: id('组'),
        fromParentId: id('研发'),
        toParentId: null,
      })
      .department('小组', '组')
      .organization('DepartmentMoved', {
        departmentId: id('集团'),
        fromParentId: null,
        toParentId: id('小组'),
      });
    expect(await rowOf(log, '王小明')).toMatchObject({
      path: [id('组'), id('小组'), id('集团'), id('研发')],
    });
    expect(await rowOf(log, '李雷')).toMatchObject({ path: [id('组')] });
    expect(await projected(log.events)).toEqual(await projected(...oneByOne(log)));
  });

  it('writes nobody’s row when a department moves with them', async () => {
    const log = wang().department('集团');
    const moved = new EventLog().organization('DepartmentMoved', {
      departmentId: id('研发'),
      fromParentId: id('总部'),
      toParentId: id('集团'),
    });
    await inTables(async ({ tables, apply }) => {
      const written = async () => {
        const { rows } = await sql<{ by: string }>`
          SELECT xmin::text AS by FROM ${sql.table(tables['user_list'] ?? '')}`.execute(
          database.postgres.tables(),
        );
        return rows;
      };
      await apply(log.events);
      const before = await written();
      expect(before).toHaveLength(1);
      await apply(moved.events);
      expect(await written()).toEqual(before);
    });
  });

  it('follows a person into another department', async () => {
    const log = wang()
      .department('市场')
      .employee('王小明', 'EmployeeMovedDepartment', {
        fromDepartmentId: id('研发'),
        toDepartmentId: id('市场'),
      });
    expect(await rowOf(log, '王小明')).toMatchObject({ path: [id('市场')] });
  });

  it('knows nothing of a person whose data was erased', async () => {
    const [company, development, person, account] = wang().events;
    const erased = {
      ...person,
      data: { ...(person?.data as object), name: ERASED, employeeNumber: ERASED },
    } as RecordedEvent;
    const { user_list: rows } = await projected(
      [company, development, erased, account].filter((event) => event !== undefined),
    );
    expect(rows?.[0]).toMatchObject({
      owner_state: 'ERASED',
      name: null,
      pinyin: null,
      employee_number: null,
      search_terms: ['wang.xm@acme.cn'],
    });
  });

  it('keeps recovery channels masked', async () => {
    const log = wang().employee('王小明', 'RecoveryChannelAsserted', {
      channelId: id('channel'),
      kind: 'EMAIL',
      destination: 'wang@example.com',
    });
    const { person } = await projected(log.events);
    expect(person?.[0]).toMatchObject({
      channels: [{ kind: 'EMAIL', masked: 'w***@example.com' }],
    });
  });

  it('expects a reset to be verified by a sign-in with the new password', async () => {
    const log = wang()
      .account('王小明', 'PasswordResetRequested', reset)
      .account('王小明', 'PasswordChanged', changed);
    expect(await rowOf(log, '王小明')).toMatchObject({
      credential_state: 'TEMPORARY',
      must_change: true,
      reset_verification: 'PENDING',
      reset_expires_at: at(72 * 60),
    });
    log.signIn('王小明', 'SignInSucceeded', { ...signedIn, credentialId: id('other') });
    expect(await rowOf(log, '王小明')).toMatchObject({ reset_verification: 'PENDING' });
    log.signIn('王小明', 'SignInSucceeded', signedIn, { minute: 30 });
    expect(await rowOf(log, '王小明')).toMatchObject({
      reset_verification: 'VERIFIED',
      reset_verified_at: at(30),
      reset_verified_client: 'WEB',
    });
  });

  it('voids the password of an account whose person gets a link', async () => {
    const log = wang().account('王小明', 'PasswordResetRequested', {
      ...reset,
      method: 'LINK',
      network: null,
      credentialId: null,
      linkId: id('link'),
      channelId: id('channel'),
    });
    expect(await rowOf(log, '王小明')).toMatchObject({
      credential_state: 'RESET_PENDING',
      credential_expires_at: at(72 * 60),
    });
  });

  it('shows what the provider refused, and no longer waits for that reset to be verified', async () => {
    const { credentialId, cause, kind, expiresAt, resetId } = changed;
    const log = wang()
      .account('王小明', 'PasswordResetRequested', { ...reset, authority: 'FAKE' })
      .account('王小明', 'ProviderChangeRequested', {
        requestId: id('request'),
        authority: 'FAKE',
        credentialId,
        cause,
        kind,
        expiresAt,
        resetId,
      });
    expect(await rowOf(log, '王小明')).toMatchObject({ provider_change: 'PENDING' });
    log.account('王小明', 'ProviderChangeRefused', {
      requestId: id('request'),
      authority: 'FAKE',
      code: 'TOO_SHORT',
    });
    expect(await rowOf(log, '王小明')).toMatchObject({
      provider_change: 'REFUSED',
      provider_change_code: 'TOO_SHORT',
      reset_verification: null,
      credential_state: 'UNKNOWN',
    });
  });

  it.each([
    ['keeps', 4, 10],
    ['moves', 5, 15],
  ])('%s the last sign-in when the next one is %d minutes later', async (_, later, expected) => {
    const log = wang()
      .signIn('王小明', 'SignInSucceeded', signedIn, { minute: 10 })
      .signIn('王小明', 'SignInSucceeded', signedIn, { minute: 10 + later });
    expect(await rowOf(log, '王小明')).toMatchObject({ last_sign_in_at: at(expected) });
  });

  it('records locks and suspensions without asking what time it is', async () => {
    const note = { ownerId: id('王小明'), note: null };
    const log = wang()
      .account('王小明', 'AccountLocked', { ...note, until: at(60).toISOString() })
      .account('王小明', 'AccountSuspended', note);
    expect(await rowOf(log, '王小明')).toMatchObject({
      locked: true,
      locked_until: at(60),
      suspended: true,
      revision: 2,
    });
    log.account('王小明', 'AccountUnlocked', note).account('王小明', 'AccountReactivated', note);
    expect(await rowOf(log, '王小明')).toMatchObject({
      locked: false,
      locked_until: null,
      suspended: false,
    });
  });

  it('comes to the same rows in whatever batches the log is read', async () => {
    const log = aLongLog();
    const expected = await projected(...oneByOne(log));
    expect(await projected(log.events)).toEqual(expected);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4 }),
        async (sizes) => {
          expect(await projected(...cut(log.events, sizes))).toEqual(expected);
        },
      ),
      { numRuns: 20 },
    );
  });
});

function cut<Item>(items: readonly Item[], sizes: readonly number[]): Item[][] {
  const batches: Item[][] = [];
  let from = 0;
  for (let n = 0; from < items.length; n += 1) {
    const size = sizes[n % sizes.length] ?? 1;
    batches.push(items.slice(from, from + size));
    from += size;
  }
  return batches;
}

/** Two people with three mailboxes, through most of what can happen to them. */
function aLongLog(): EventLog {
  const note = { ownerId: id('王小明'), note: null };
  return new EventLog()
    .department('总部')
    .provisioned('张伟', 'zhang.wei')
    .department('研发', '总部')
    .registered('王小明', id('研发'), 'E-17')
    .provisioned('王小明', 'wang.xm')
    .provisioned('前台', 'front.desk', '王小明')
    .account('王小明', 'PasswordResetRequested', reset)
    .account('王小明', 'PasswordChanged', changed)
    .signIn('王小明', 'SignInSucceeded', signedIn)
    .registered('张伟', id('总部'))
    .signIn('王小明', 'SignInSucceeded', signedIn)
    .employee('王小明', 'EmployeeDetailsChanged', {
      name: '王晓明',
      employeeNumber: null,
      birthDate: null,
      changed: ['name', 'employeeNumber'],
    })
    .account('王小明', 'PasswordChanged', {
      ...changed,
      credentialId: id('permanent'),
      kind: 'PERMANENT',
      cause: 'FORCED_CHANGE',
      expiresAt: null,
      resetId: null,
    })
    .account('前台', 'AccountLocked', { ...note, until: null })
    .employee('王小明', 'EmployeeMovedDepartment', {
      fromDepartmentId: id('研发'),
      toDepartmentId: id('总部'),
    })
    .organization('DepartmentRenamed', { departmentId: id('总部'), name: 'HQ' })
    .organization('DepartmentMoved', {
      departmentId: id('研发'),
      fromParentId: id('总部'),
      toParentId: null,
    })
    .account('前台', 'AccountUnlocked', note)
    .account('张伟', 'AccountProviderLabelled', { provider: 'NetEase' })
    .account('张伟', 'AccountSuspended', { ownerId: id('张伟'), note: null })
    .employee('张伟', 'RecoveryChannelAsserted', {
      channelId: id('phone'),
      kind: 'PHONE',
      destination: '+8613800138000',
    })
    .employee('张伟', 'RecoveryChannelRemoved', { channelId: id('phone') })
    .signIn('王小明', 'SignInSucceeded', { ...signedIn, credentialId: id('permanent') });
}
