import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { accountAggregate, type AccountEvent } from '@keyledger/accounts';
import { bulkMigrations } from '@keyledger/bulk';
import { credentialMigrations, Vault } from '@keyledger/credentials';
import { quickHasher } from '@keyledger/credentials/testing';
import {
  Claims,
  eventStoreMigrations,
  isErased,
  verifyLog,
  PostgresEventStore,
} from '@keyledger/event-store';
import { testEventStore, type TestEventStore } from '@keyledger/event-store/testing';
import { jobMigrations } from '@keyledger/jobs';
import { newId, Secret } from '@keyledger/kernel';
import { testKeyRing } from '@keyledger/keys/testing';
import { postgresMigrations, verifyKeyIds } from '@keyledger/postgres';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { projectionMigrations } from '@keyledger/projections';
import { subscriptionMigrations } from '@keyledger/subscriptions';
import { eventDefinitions } from '../event-definitions.js';
import { BACKUP_FORMAT, FRAME_KINDS } from './backup-format.js';
import { backup, type BackupReport } from './backup.js';
import { jsonFrame } from './frames.js';
import { restore, type RestoreOptions } from './restore.js';

const migrations = [
  ...postgresMigrations,
  ...eventStoreMigrations,
  ...projectionMigrations,
  ...jobMigrations,
  ...subscriptionMigrations,
  ...bulkMigrations,
  ...credentialMigrations,
];
const ORGANIZATION = '01970000-0000-7000-8000-0000000000a0';
const PASSWORD = new Secret('Kp7#vLq2wRtz');

interface World {
  readonly database: TestDatabase;
  readonly events: TestEventStore;
  readonly vault: Vault;
  readonly claims: Claims;
}

describe('A backup', () => {
  let source: World;
  let folder: string;
  const opened: World[] = [];
  const databases: TestDatabase[] = [];
  const hasher = quickHasher(testKeyRing());

  beforeAll(async () => {
    source = await world(await testDatabase({ migrations }));
    await verifyKeyIds(source.database.postgres, source.events.keyRing, { dataExists: false });
  });

  afterAll(async () => {
    await source.events.close();
    await source.database.drop();
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyledger-backup-'));
  });

  afterEach(async () => {
    for (const each of opened.splice(0)) await each.events.close();
    for (const each of databases.splice(0)) await each.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const emptyDatabase = async (withSchema = migrations.slice(0, 0)) => {
    const database = await testDatabase({ migrations: withSchema });
    databases.push(database);
    return database;
  };

  async function world(database: TestDatabase): Promise<World> {
    const events = await testEventStore(database, eventDefinitions);
    const { keyRing, clock } = events;
    const { postgres } = database;
    return {
      database,
      events,
      vault: new Vault(postgres, keyRing, clock),
      claims: new Claims(postgres, keyRing, clock),
    };
  }

  const save = (name = 'nightly.klbackup'): Promise<BackupReport> =>
    backup(
      { postgres: source.database.postgres, keyRing: source.events.keyRing },
      join(folder, name),
    );

  async function load(report: { file: string }, options?: RestoreOptions) {
    const database = await emptyDatabase();
    const { keyRing } = source.events;
    const { postgres } = database;
    const openStore = () => PostgresEventStore.open(postgres);
    const into = { postgres, keyRing, migrations, openStore };
    const restored = await restore(report.file, into, options);
    const target = await world(database);
    opened.push(target);
    return { ...target, restored };
  }

  /** A mailbox with a password, as the product writes one: claim, vault row, then the events. */
  async function mailbox({ events, vault, claims }: World, address: string): Promise<string> {
    const [id, credentialId] = [newId(), newId()];
    const stream = `account-${id}`;
    const owner = { organizationId: ORGANIZATION, stream };
    const claim = { kind: 'address', scopeId: null, value: address } as const;
    await claims.claim({ ...claim, ownerId: id, organizationId: ORGANIZATION });
    await vault.putPasswordHash(credentialId, owner, await hasher.hash(PASSWORD));
    const decided: AccountEvent[] = [
      {
        type: 'AccountProvisioned',
        data: {
          address,
          kind: 'PERSONAL',
          provider: '腾讯企业邮箱',
          authority: 'KEYLEDGER',
          ownerId: newId(),
          origin: 'ADMIN',
        },
      },
      {
        type: 'PasswordChanged',
        data: {
          credentialId,
          cause: 'SETUP',
          kind: 'PERMANENT',
          authority: 'KEYLEDGER',
          effectiveAt: '2026-11-23T08:00:00.000Z',
          expiresAt: null,
          resetId: null,
        },
      },
    ];
    const executed = await events.aggregates.execute({
      aggregate: accountAggregate,
      id,
      context: {
        organizationId: ORGANIZATION,
        actor: { kind: 'COMMAND_LINE', id: 'keyledger', role: null },
        commandId: newId(),
        correlationId: newId(),
      },
      decide: () => decided,
    });
    expect(executed.outcome).toBe('appended');
    return id;
  }

  const rowsOf = async ({ database }: World, sql: string) => {
    const { rows } = await database.postgres.pool.query<{ row: string }>(sql);
    return rows.map(({ row }) => row);
  };

  it('made while appends go on holds the log up to its head and all that it names', async () => {
    let writing = true;
    let written = 0;
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      while (writing) {
        await mailbox(source, `concurrent-${writer}-${written}@blue-hill.example`);
        written += 1;
      }
    });
    while (written < 40) await mailbox(source, `first-${written++}@blue-hill.example`);
    const report = await save();
    const during = written;
    writing = false;
    await Promise.all(writers);
    expect(during).toBeGreaterThan(40);

    const target = await load(report);
    const upToHead = `SELECT e::text AS row FROM event e WHERE position <= ${report.lastPosition} ORDER BY position`;
    const events = await rowsOf(target, upToHead);
    expect(events).toHaveLength(Number(report.lastPosition));
    expect(events).toEqual(await rowsOf(source, upToHead));
    expect(target.restored.verification).toMatchObject({
      events: Number(report.lastPosition),
      faultsFound: 0,
    });
    expect(await target.events.store.headPosition()).toBe(
      `${report.logId}:${report.lastPosition.padStart(20, '0')}`,
    );

    let checked = 0;
    for await (const batch of target.events.store.readAll(null)) {
      for (const event of await target.events.codec.decodeAll(batch)) {
        if (event.type !== 'PasswordChanged') continue;
        const { credentialId } = event.data as { credentialId: string };
        const hash = await target.vault.passwordHash(credentialId);
        expect(hash && (await hasher.verify(PASSWORD, hash)).matches).toBe(true);
        checked += 1;
      }
    }
    expect(checked).toBe(Number(report.lastPosition) / 2);
  });

  it('restored, goes on densely where it stopped', async () => {
    await mailbox(source, `${newId()}@blue-hill.example`);
    const report = await save();
    const target = await load(report);
    const id = await mailbox(target, 'after@blue-hill.example');
    const { events } = await target.events.store.read(`account-${id}`);
    const next = Number(report.lastPosition) + 1;
    expect(events.map(({ position }) => Number(position.split(':')[1]))).toEqual([next, next + 1]);
    expect((await verifyLog(target.events.store)).faults).toEqual([]);
    const { postgres } = target.database;
    await verifyKeyIds(postgres, source.events.keyRing, { dataExists: true });
  });

  it('keeps what was ordered and what was done, and where reactors and operators were', async () => {
    const { pool } = source.database.postgres;
    const head = await source.events.store.headPosition();
    await pool.query(`
      INSERT INTO effect (id, queue, payload, state, attempts, leased_until, finished_at) VALUES
        ('e1.tell-owner.a', 'notifications', '{"accountId":"a"}', 'DONE', 1, NULL, now()),
        ('e2.tell-owner.a', 'notifications', '{"accountId":"a"}', 'QUEUED', 1, now() + interval '1 minute', NULL),
        ('e3.provider.a', 'provider', '{"accountId":"a"}', 'DEAD', 9, NULL, now())`);
    await pool.query(`INSERT INTO reactor_state (name, checkpoint) VALUES ('tell-owner', $1)`, [
      head,
    ]);
    await pool.query(
      `INSERT INTO projection_skip (name, version, event_id, skipped_by) VALUES ('user_list', 1, $1, 'keyledger')`,
      [newId()],
    );
    const target = await load(await save());
    const state = 'SELECT id, queue, payload, state, attempts, not_before, finished_at FROM effect';
    for (const sql of [
      `SELECT row(t.*)::text AS row FROM (${state}) t ORDER BY 1`,
      `SELECT t::text AS row FROM reactor_state t ORDER BY 1`,
      `SELECT t::text AS row FROM projection_skip t ORDER BY 1`,
      `SELECT t::text AS row FROM claim t ORDER BY 1`,
    ]) {
      expect(await rowsOf(target, sql)).toEqual(await rowsOf(source, sql));
    }
    const free = `SELECT id AS row FROM effect WHERE leased_until IS NULL AND dispatched_at = 'epoch'`;
    expect(await rowsOf(target, free)).toEqual(['e2.tell-owner.a']);
  });

  it('leaves erased what was erased after it was made', async () => {
    const address = 'erased@blue-hill.example';
    const id = await mailbox(source, address);
    const before = await save('before.klbackup');
    await source.events.dataKeys.destroyKeys(id);
    const { shreddedList } = await save('after.klbackup');
    expect(statSync(shreddedList).mode & 0o777).toBe(0o600);
    const lines = readFileSync(shreddedList, 'utf8').trim().split('\n');
    await save('again.klbackup');
    expect(readFileSync(shreddedList, 'utf8').trim().split('\n')).toEqual(lines);

    const target = await load(before, { shreddedFrom: shreddedList });
    expect(target.restored.shreddedAgain).toBe(1);
    const { state } = await target.events.aggregates.load(accountAggregate, id);
    expect(isErased(state.address)).toBe(true);
    const claim = { kind: 'address', scopeId: null, value: address } as const;
    expect(await target.claims.holderOf(claim)).toBeNull();
    expect(target.restored.verification.faultsFound).toBe(0);

    const forgetful = await load(before);
    expect((await forgetful.events.aggregates.load(accountAggregate, id)).state.address).toBe(
      address,
    );
  });

  it('is one private file without a key in it, and never takes the place of another', async () => {
    const report = await save();
    expect(statSync(report.file).mode & 0o777).toBe(0o600);
    expect(report.fileBytes).toBe(statSync(report.file).size);
    const content = gunzipSync(readFileSync(report.file));
    for (const byte of [1, 2, 3]) {
      const key = Buffer.alloc(32, byte);
      for (const form of [key, key.toString('hex'), key.toString('base64').slice(0, 42)]) {
        expect(content.includes(form)).toBe(false);
      }
    }
    expect(content.includes(PASSWORD.reveal())).toBe(false);
    expect(content.includes('@blue-hill.example')).toBe(false);
    await expect(save()).rejects.toThrow(/nightly.klbackup is there already/);
    writeFileSync(join(folder, 'other.klbackup.part'), '');
    await expect(save('other.klbackup')).rejects.toThrow(/other.klbackup.part is there already/);
  });

  it('that could not be written leaves nothing behind', async () => {
    const gone = join(folder, 'no-such-folder', 'x.klbackup');
    const { postgres } = source.database;
    await expect(backup({ postgres, keyRing: source.events.keyRing }, gone)).rejects.toThrow(
      'ENOENT',
    );
    if (process.getuid?.() !== 0) {
      chmodSync(folder, 0o500);
      await expect(save()).rejects.toThrow('EACCES');
    }
    await expect(postgres.pool.query('SELECT 1')).resolves.toMatchObject({ rowCount: 1 });
  });

  describe('is refused', () => {
    let report: BackupReport;
    const target = async (database?: TestDatabase) => {
      const { postgres } = database ?? (await emptyDatabase());
      const openStore = () => PostgresEventStore.open(postgres);
      return { postgres, keyRing: source.events.keyRing, migrations, openStore };
    };

    beforeEach(async () => {
      await mailbox(source, `${newId()}@blue-hill.example`);
      report = await save();
    });

    it('by a database that holds events, which stays as it was', async () => {
      const database = await emptyDatabase(migrations);
      const other = await world(database);
      opened.push(other);
      await mailbox(other, 'mine@blue-hill.example');
      await expect(restore(report.file, await target(database))).rejects.toMatchObject({
        problem: 'NOT_EMPTY',
      });
      expect(await rowsOf(other, 'SELECT stream AS row FROM event')).toHaveLength(2);
    });

    it('under other keys, by their ids', async () => {
      const keyRing = testKeyRing(1);
      const refused = restore(report.file, { ...(await target()), keyRing });
      await expect(refused).rejects.toMatchObject({
        problem: 'OTHER_KEYS',
        message: expect.stringContaining(`pepper ${source.events.keyRing.ids.pepper}`),
      });
    });

    it('by an older version: of a newer format, or with migrations it does not know', async () => {
      const file = join(folder, 'newer.klbackup');
      const newer = { ...report, format: BACKUP_FORMAT + 1 };
      writeFileSync(file, gzipSync(jsonFrame(FRAME_KINDS.header, newer)));
      await expect(restore(file, await target())).rejects.toMatchObject({
        problem: 'NEWER_FORMAT',
      });
      const older = { ...(await target()), migrations: migrations.slice(0, -1) };
      await expect(restore(report.file, older)).rejects.toMatchObject({
        problem: 'OTHER_SCHEMA',
        message: expect.stringContaining('credentials/0001-vault'),
      });
    });

    it('when it is something else', async () => {
      const file = join(folder, 'letter.txt');
      writeFileSync(file, 'Dear Keyledger');
      await expect(restore(file, await target())).rejects.toMatchObject({
        problem: 'NOT_A_BACKUP',
      });
      writeFileSync(file, gzipSync('Dear Keyledger'));
      await expect(restore(file, await target())).rejects.toMatchObject({
        problem: 'NOT_A_BACKUP',
      });
      await expect(restore(join(folder, 'none'), await target())).rejects.toThrow('ENOENT');
    });

    it.each([
      ['event', 'AccountProvisioned'],
      ['data_key', '\\\\x01'],
      ['vault_secret', 'PASSWORD_HASH'],
      ['claim', 'address\t'],
    ])('when its part %s was altered, and says so', async (part, text) => {
      const content = gunzipSync(readFileSync(report.file));
      const begin = content.indexOf(`{"name":"${part}","columns"`);
      const at = content.indexOf(text, begin + 200);
      expect(at).toBeGreaterThan(begin);
      content[at] = (content[at] ?? 0) ^ 1;
      writeFileSync(report.file, gzipSync(content));
      const to = await target();
      await expect(restore(report.file, to)).rejects.toMatchObject({
        problem: 'DAMAGED',
        message: expect.stringContaining(`its part "${part}"`),
      });
      const { rowCount } = await to.postgres.pool.query('SELECT FROM event');
      expect(rowCount).toBe(0);
    });

    it.each([
      ['its end is missing', (bytes: Buffer) => bytes.subarray(0, bytes.length - 600)],
      ['a byte of the file is another', (bytes: Buffer) => flipped(bytes, bytes.length >> 1)],
    ])('when %s', async (_what, damage) => {
      writeFileSync(report.file, damage(readFileSync(report.file)));
      await expect(restore(report.file, await target())).rejects.toMatchObject({
        problem: 'DAMAGED',
      });
    });

    it('by a list of destroyed keys that is none', async () => {
      const list = join(folder, 'list.jsonl');
      writeFileSync(list, '{"keyId":"x"}\n');
      const refused = restore(report.file, await target(), { shreddedFrom: list });
      await expect(refused).rejects.toMatchObject({ problem: 'LIST_UNREADABLE' });
    });
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x55;
  return copy;
}
