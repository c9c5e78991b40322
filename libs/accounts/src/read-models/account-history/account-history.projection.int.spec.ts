import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { RecordedEvent } from '@keyledger/event-store';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { projectEvents } from '@keyledger/projections/testing';
import type { Projection } from '@keyledger/projections';
import { closedFor } from '../testing/closed-events.js';
import { EventLog, id } from '../testing/an-event-log.js';
import { accountHistoryProjection } from './account-history.projection.js';
import type { HistoryRow } from './history-row.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function projected(...batches: (readonly RecordedEvent[])[]): Promise<readonly HistoryRow[]> {
  const { postgres } = database;
  const { tables, apply } = await projectEvents(postgres, accountHistoryProjection);
  try {
    for (const batch of batches) await apply(batch);
    const { rows } = await sql<HistoryRow>`
      SELECT * FROM ${sql.table(tables['account_history'] ?? '')}
       ORDER BY account_id, position`.execute(postgres.tables());
    return rows;
  } finally {
    for (const physical of Object.values(tables))
      await sql`DROP TABLE ${sql.table(physical)}`.execute(postgres.tables());
  }
}

const role = (name: string) =>
  ({ employeeId: id(name), role: 'HELPDESK', departmentId: null }) as const;
const web = { client: 'WEB', network: '203.0.113.7' };

const log = () =>
  new EventLog()
    .organization('RoleGranted', role('王小明'))
    .provisioned('王小明', 'wang')
    .provisioned('前台', 'front.desk', '王小明')
    .provisioned('张伟', 'zhang')
    .signIn('张伟', 'SignInFailed', { ...web, reason: 'WRONG_PASSWORD' })
    .organization('RoleRevoked', { employeeId: id('王小明'), role: 'HELPDESK' })
    .registered('王小明')
    .account('张伟', 'AccountSuspended', { ownerId: id('张伟'), note: 'left' })
    .proof('前台', 'IdentityVerified', { purpose: 'HELPDESK', network: null, method: 'HELPDESK' })
    .proof('前台', 'ResetApproved', { ownerId: id('王小明') });

describe('The index of histories', () => {
  it('holds what befell an account, and its owner while they owned it', async () => {
    const rows = await projected(log().events);
    const typesOf = (name: string) =>
      rows.filter((row) => row.account_id === id(name)).map(({ type }) => type);
    expect(typesOf('王小明')).toEqual(['AccountProvisioned', 'RoleRevoked']);
    expect(typesOf('前台')).toEqual([
      'AccountProvisioned',
      'RoleRevoked',
      'IdentityVerified',
      'ResetApproved',
    ]);
    expect(typesOf('张伟')).toEqual(['AccountProvisioned', 'SignInFailed', 'AccountSuspended']);
  });

  it('comes to the same rows event by event', async () => {
    const { events } = log();
    expect(await projected(...events.map((event) => [event]))).toEqual(await projected(events));
  });

  it('holds nothing of what the events say, and needs none of them opened', async () => {
    const rows = await projected(log().events);
    expect(JSON.stringify(rows)).not.toMatch(/front\.desk|203\.0\.113\.7|left/);
    const closed = closedFor(accountHistoryProjection as Projection, log().events);
    expect(await projected(closed)).toEqual(rows);
  });
});
