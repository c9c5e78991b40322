import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chainOf, eventStoreMigrations, GENESIS, PostgresEventStore } from '@keyledger/event-store';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { run } from '../run.js';

function urlOf({ poolConfig }: TestDatabase): string {
  const { user = '', password, host = '', port, database = '' } = poolConfig;
  const login = [user, password].filter((part) => typeof part === 'string').map(encodeURIComponent);
  return `postgres://${login.join(':')}@${encodeURIComponent(host)}:${port}/${database}`;
}

describe('keyledger copy-log', () => {
  const told: string[] = [];
  let databases: TestDatabase[];
  let environment: Record<string, string>;
  let folder: string;

  const copy = (from: string, to: string, ...more: string[]) =>
    run(['copy-log', '--from', from, '--to', to, ...more], {
      environment,
      isTerminal: false,
      print: (text) => told.push(`out: ${text}`),
      say: (text) => told.push(`err: ${text}`),
    });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'keyledger-copy-log-'));
    databases = await Promise.all([
      testDatabase({ migrations: eventStoreMigrations }),
      testDatabase({ migrations: eventStoreMigrations }),
      testDatabase(),
    ]);
    const [from = '', to = '', empty = ''] = databases.map(urlOf);
    environment = { OLD_LOG: from, NEW_LOG: to, EMPTY: empty };
    writeFileSync(join(folder, 'old'), `${from}\n`);
    const store = await PostgresEventStore.open((databases[0] as TestDatabase).postgres);
    const event = {
      eventId: '0b8f3b0e-5a3c-4a7e-9c1e-000000000001',
      type: 'Happened',
      schemaVersion: 1,
      occurredAt: '2026-11-23T08:00:00.000Z',
      data: '{}',
      meta: '{"schemaVersion":1}',
    };
    const chain = chainOf(GENESIS, 'thing-1', 0, event);
    await store.append('thing-1', 'none', [{ ...event, chain }]);
    await store.close();
  });
  beforeEach(() => {
    told.length = 0;
  });
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.drop()));
    rmSync(folder, { recursive: true, force: true });
  });

  it('copies from where a file says to where a variable says, and has nothing to do then', async () => {
    expect(await copy(`file:${join(folder, 'old')}`, 'env:NEW_LOG')).toBe(0);
    expect(await copy('env:OLD_LOG', 'env:NEW_LOG', '--json')).toBe(0);
    expect(told).toEqual([
      'out: Copied: 1 events now, 1 in 1 streams in all. Every chain holds.',
      'out: {"events":1,"copied":0,"streams":1,"isSourceAhead":false}',
    ]);
  });

  it.each([
    ['a variable that is not set', 'env:NOT_SET', /--to names NOT_SET/],
    ['a file that is not there', 'file:/nowhere/at/all', /cannot be read \(ENOENT\)/],
    ['another kind of store', 'mysql://root:s3cret@db', /--to must be a URL that begins with/],
    ['a database without a log', 'env:EMPTY', /has no event log \(42P01\).*keyledger migrate/],
    ['a password that would be cut', 'esdb://admin:s3:cret@db', /%3A/],
    ['a store without TLS', 'esdb://admin:s3cret@db?tls=false', /tls=false/],
    ['a server that is not there', 'postgres://root:s3cret@127.0.0.1:1/x', /\(ECONNREFUSED\)/],
  ])('refuses %s, and never says a password', async (_what, to, sentence) => {
    expect(await copy('env:OLD_LOG', to)).toBe(1);
    expect(told.join('\n')).toMatch(sentence);
    expect(told.join('\n')).not.toMatch(/s3|cret/);
  });
});
