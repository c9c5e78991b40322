import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projections } from '@keyledger/assembly';
import { openKeyFolder } from '@keyledger/keys';
import { Postgres, startEmbeddedPostgres, type RunningPostgres } from '@keyledger/postgres';
import { run } from './run.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const MAIN = 'apps/cli/dist/main.js';
const DOMAIN = 'blue-hill.example';
const OWNER = `li.na@${DOMAIN}`;

interface Outcome {
  readonly code: number | null;
  readonly printed: string;
  readonly said: string;
}

describe('The command line', () => {
  let folder: string;
  /** Keeps the database served, as a running server does, so that commands join it. */
  let server: RunningPostgres | null = null;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyledger-cli-'));
    chmodSync(folder, 0o755);
  });

  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const environmentOf = (more: Readonly<Record<string, string>>) => ({
    KEYLEDGER_DATA_FOLDER: join(folder, 'data'),
    KEYLEDGER_KEYS_FOLDER: join(folder, 'keys'),
    ...more,
  });

  /** A command in this process. */
  async function keyledger(
    words: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Outcome> {
    const printed: string[] = [];
    const said: string[] = [];
    const code = await run(words, {
      environment: environmentOf(environment),
      print: (text) => printed.push(text),
      say: (told) => said.push(told),
      isTerminal: false,
    });
    return { code, printed: printed.join('\n'), said: said.join('\n') };
  }

  /** The same in a process of its own, as an operator starts it: what was built. */
  function inProcessOfItsOwn(words: readonly string[], { isRead = true } = {}): Promise<Outcome> {
    const env = { PATH: process.env['PATH'], ...environmentOf({}) };
    const child = spawn(process.execPath, [MAIN, ...words], { cwd: ROOT, env });
    if (!isRead) child.stdout.destroy();
    const outcome = { printed: '', said: '' };
    child.stdout.on('data', (chunk: Buffer) => (outcome.printed += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (outcome.said += chunk.toString()));
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, ...outcome }));
    });
  }

  /** A command that is expected to succeed; what it said is in the failure otherwise. */
  async function succeeding(
    words: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Outcome> {
    const outcome = await keyledger(words, environment);
    if (outcome.code !== 0) throw new Error(`${words.join(' ')}: ${outcome.said}`);
    return outcome;
  }

  async function database<Result>(work: (postgres: Postgres) => Promise<Result>): Promise<Result> {
    const postgres = Postgres.connect(server?.poolConfig ?? {}, { max: 1 });
    try {
      return await work(postgres);
    } finally {
      await postgres.close();
    }
  }

  it('answers 2 to what it does not understand, and says where help is', async () => {
    const { code, said } = await inProcessOfItsOwn(['nonsense']);
    expect(code).toBe(2);
    expect(said).toContain("unknown command 'nonsense'");
    expect(said).toContain('--help');
  });

  it('does not mind that nobody reads on', async () => {
    const { code, said } = await inProcessOfItsOwn(['--help'], { isRead: false });
    expect([code, said]).toEqual([0, '']);
  });

  it('refuses a setting that is wrong with a sentence that says what to set', async () => {
    const { code, said } = await keyledger(['verify'], { KEYLEDGER_DATABASE_CONNECTIONS: 'many' });
    expect(code).toBe(1);
    expect(said).toContain('KEYLEDGER_DATABASE_CONNECTIONS');
    expect(said).not.toContain('    at ');
  });

  it('tells what a migration would run without making a database', async () => {
    const { printed } = await succeeding(['migrate', '--status', '--json']);
    const { pending } = JSON.parse(printed) as { pending: string[] };
    expect(pending).toContain('event-store/0001-events');
    expect(() => statSync(join(folder, 'data'))).toThrow('ENOENT');
    const keys = await keyledger(['keys', 'check']);
    expect(keys).toMatchObject({ code: 1, said: expect.stringContaining('There is no key file') });
  });

  it('migrates alone, starting the database and stopping it again', async () => {
    expect(await inProcessOfItsOwn(['migrate'])).toMatchObject({
      code: 0,
      printed: expect.stringContaining('applied'),
    });
    const { databasePassword: password } = await openKeyFolder(join(folder, 'keys'), {
      create: false,
    });
    server = await startEmbeddedPostgres({ dataFolder: join(folder, 'data'), password });
    expect(server.joined).toBe(false);
    expect((await keyledger(['migrate', '--status'])).printed).toContain('up to date');
  });

  it('tells the keys by id, and that the data was written with them', async () => {
    const { printed } = await succeeding(['keys', 'check']);
    expect(printed).toMatch(/^master +[0-9a-f]{16} /m);
    expect(printed).toContain('The data was written with these keys.');
    const file = readFileSync(join(folder, 'keys', 'keyledger.keys.json'), 'utf8');
    for (const name of ['master', 'index', 'pepper']) {
      expect(printed).not.toContain((JSON.parse(file) as Record<string, string>)[name]);
    }
  });

  describe('beside a running database', () => {
    const wishes = ['--name', '蓝山科技', '--domain', DOMAIN, '--owner-name', '李娜'];
    const create = ['organization', 'create', ...wishes, '--owner-address', OWNER];

    it('makes an organization, and puts the owner’s link into a private file only', async () => {
      const { code, printed, said } = await inProcessOfItsOwn([...create, '--json']);
      expect({ code, said }).toMatchObject({ code: 0 });
      const { linkFile } = JSON.parse(printed) as { linkFile: string };
      expect(statSync(linkFile).mode & 0o777).toBe(0o600);
      const link = readFileSync(linkFile, 'utf8').trim();
      expect(link).toMatch(/^http:\/\/localhost:3000\/l\/[A-Za-z0-9_-]{43}$/);
      const token = link.slice(-43);
      expect(printed + said).not.toContain(token);
      expect(await acts()).toEqual(['organization create']);
      const everything = await database(({ pool }) =>
        pool.query<{ text: string }>(
          `SELECT string_agg(data || meta, '') AS text FROM event
           UNION ALL SELECT string_agg(encode(value, 'escape') || meta, '') FROM vault_secret`,
        ),
      );
      for (const { text } of everything.rows) expect(text).not.toContain(token);
    });

    it('makes the same organization once, with a new link while the owner has no password', async () => {
      await succeeding(create);
      const { rows } = await database(({ pool }) =>
        pool.query<{ type: string }>(
          `SELECT type FROM event WHERE stream NOT LIKE 'audit-%' ORDER BY position`,
        ),
      );
      expect(rows.map(({ type }) => type)).toEqual([
        'OrganizationFounded',
        'DomainAdded',
        'EmployeeRegistered',
        'AccountProvisioned',
        'RoleGranted',
        'PasswordResetRequested',
        'PasswordResetRequested',
      ]);
    });

    it('recovers an owner, on the record', async () => {
      const { printed, said } = await succeeding(['owner', 'recover', OWNER, '--json']);
      const { passwordFile } = JSON.parse(printed) as { passwordFile: string };
      const password = readFileSync(passwordFile, 'utf8').trim();
      expect(password).toHaveLength(16);
      expect(printed + said).not.toContain(password);
      const { rows } = await database(({ pool }) =>
        pool.query<{ data: string }>(
          `SELECT data FROM event WHERE type = 'PasswordChanged' ORDER BY position DESC LIMIT 1`,
        ),
      );
      expect(JSON.parse(rows[0]?.data ?? '{}')).toMatchObject({
        cause: 'RECOVERY',
        kind: 'TEMPORARY',
      });
      expect((await acts()).at(-1)).toBe('owner recover');
      const taken = await keyledger(create);
      expect(taken).toMatchObject({ code: 1, said: expect.stringContaining(DOMAIN) });
    });

    it('imports a file after telling what it would change', async () => {
      const file = join(folder, 'staff.csv');
      writeFileSync(
        file,
        `姓名,工号,邮箱,部门,类型\n王小明,BH-1,xiaoming.wang@${DOMAIN},研发中心,个人\n无名,BH-2,not an address,研发中心,个人\n`,
      );
      const words = ['import', file, '--organization', DOMAIN];
      const dry = await keyledger([...words, '--dry-run'], { LANG: 'zh_CN.UTF-8' });
      expect(dry).toMatchObject({ code: 1, printed: expect.stringContaining('row 2 CREATE') });
      expect(dry.said).toContain('row 3, 邮箱');
      expect(dry.said).toContain('Nothing was written');
      const done = await keyledger(words);
      expect(done.printed).toContain('2 rows: 1 created, 0 changed, 0 unchanged, 1 at fault.');
      const unknown = await keyledger(['import', file, '--organization', 'elsewhere.example']);
      expect(unknown).toMatchObject({ code: 1, said: expect.stringContaining('no organization') });
    });

    it('computes read models anew and finds them equal', async () => {
      for (const { name } of projections) {
        await succeeding(['projections', 'rebuild', name]);
      }
      const compared = await succeeding(['compare', '--json']);
      expect(JSON.parse(compared.printed)).toMatchObject({ differences: 0 });
      await database(async (postgres) =>
        postgres.pool.query(`DELETE FROM ${await servedTable(postgres)}`),
      );
      expect(await keyledger(['compare'])).toMatchObject({
        code: 1,
        said: expect.stringContaining('rows differ'),
      });
    });

    it('computes the read models of a past date in another database, and says that they are not compared', async () => {
      await succeeding(['projections', 'rebuild', 'user_list']);
      const verified = await succeeding(['verify', '--json']);
      const { head } = JSON.parse(verified.printed) as { head: string };
      const { rows } = await database(({ pool }) =>
        pool.query<{ last: string; moment: string }>(
          `SELECT max(position)::text AS last, max(meta::jsonb ->> 'recordedAt') AS moment FROM event
            WHERE position < (SELECT min(position) FROM event WHERE stream LIKE 'import-%')`,
        ),
      );
      const { last = '', moment = '' } = rows[0] ?? {};
      const until = `${head.slice(0, head.indexOf(':'))}:${last.padStart(20, '0')}`;
      for (const [name, place, accounts] of [
        ['before_import', until, 1],
        ['at_moment', moment, 1],
        ['whole', null, 2],
      ] as const) {
        const into = await database(async ({ pool }) => {
          await pool.query(`CREATE DATABASE ${name}`);
          const { host = '', port, user = '', password } = server?.poolConfig ?? {};
          const told = typeof password === 'function' ? await password() : (password ?? '');
          const secret = encodeURIComponent(told);
          return `postgres://${user}:${secret}@/${name}?host=${encodeURIComponent(host)}&port=${port}`;
        });
        const words = ['replay', '--into', into, '--json', ...(place ? ['--until', place] : [])];
        const { printed, said } = await succeeding(words);
        const report = JSON.parse(printed) as {
          equal: boolean | null;
          projections: { projection: string; differences: number | null }[];
        };
        expect(report).toMatchObject({ equal: place ? null : true, until: place ? until : null });
        if (place) expect(said).toContain('nothing was compared');
        const replayed = Postgres.connect({ ...server?.poolConfig, database: name }, { max: 1 });
        const counted = await replayed.pool.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM ${await servedTable(replayed)}`,
        );
        await replayed.close();
        expect(counted.rows[0]?.count).toBe(accounts);
      }
      expect(
        await keyledger(['replay', '--into', 'postgres://x', '--until', '2020-01-01']),
      ).toMatchObject({
        code: 1,
        said: expect.stringContaining('Nothing was written by 2020-01-01'),
      });
      expect(
        await keyledger(['replay', '--into', 'postgres://x', '--until', 'June']),
      ).toMatchObject({
        code: 1,
        said: expect.stringContaining('June is no place in the log'),
      });
    });

    it('writes an organization’s events into a private file, on the record', async () => {
      const file = join(folder, 'events.jsonl');
      const words = ['export', file, '--organization', DOMAIN, '--to', '2999-01-01'];
      await succeeding(words);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const rows = readFileSync(file, 'utf8').trimEnd().split('\n');
      const trailer = JSON.parse(rows.at(-1) ?? '{}') as { complete: boolean; events: number };
      expect(trailer).toMatchObject({ complete: true, events: rows.length - 1 });
      expect(await keyledger(words)).toMatchObject({
        code: 1,
        said: expect.stringContaining('EEXIST'),
      });
      expect(await keyledger([...words, '--account', 'x'])).toMatchObject({
        code: 1,
        said: expect.stringContaining('x is no id of an account'),
      });
      const { rows: ended } = await database(({ pool }) =>
        pool.query<{ data: string }>(`SELECT data FROM event WHERE type = 'HistoryExportEnded'`),
      );
      expect(JSON.parse(ended[0]?.data ?? '{}')).toMatchObject({
        outcome: 'COMPLETED',
        events: trailer.events,
      });
    });

    it('verifies one stream, or what was written since', async () => {
      const { rows } = await database(({ pool }) =>
        pool.query<{ stream: string; events: number }>(
          `SELECT stream, count(*)::int AS events FROM event WHERE stream LIKE 'organization-%' GROUP BY 1`,
        ),
      );
      const { stream = '', events } = rows[0] ?? {};
      const one = await succeeding(['verify', '--stream', stream, '--json']);
      expect(JSON.parse(one.printed)).toMatchObject({ events, streams: 1, faultsFound: 0 });
      const none = await succeeding(['verify', '--from', '2999-01-01', '--json']);
      expect(JSON.parse(none.printed)).toMatchObject({ events: 0, faultsFound: 0 });
      expect(await keyledger(['verify', '--stream', 'account-nobody'])).toMatchObject({
        code: 1,
        said: expect.stringContaining('There is no stream account-nobody'),
      });
    });

    it('backs up, and restores into another folder what verifies there', async () => {
      const file = join(folder, 'monday.klbackup');
      await succeeding(['backup', file]);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(await keyledger(['backup', file])).toMatchObject({ code: 1 });
      expect(await keyledger(['restore', file])).toMatchObject({
        code: 1,
        said: expect.stringContaining('Keyledger is running on this database'),
      });
      const elsewhere = { KEYLEDGER_DATA_FOLDER: join(folder, 'other') };
      const noKeys = { ...elsewhere, KEYLEDGER_KEYS_FOLDER: join(folder, 'no-keys') };
      expect(await keyledger(['restore', file], noKeys)).toMatchObject({
        code: 1,
        said: expect.stringContaining('There is no key file'),
      });
      const restored = await succeeding(['restore', file], elsewhere);
      expect(restored.printed).toContain('Every chain is as it was written');
      await succeeding(['verify'], elsewhere);
    });

    it('finds an event that was altered in the table, and says which', async () => {
      await succeeding(['verify']);
      await database(({ pool }) =>
        pool.query(
          `ALTER TABLE event DISABLE TRIGGER event_is_append_only;
           UPDATE event SET data = replace(data, 'OWNER', 'ADMIN') WHERE type = 'RoleGranted'`,
        ),
      );
      const { code, printed, said } = await inProcessOfItsOwn(['verify']);
      expect(code).toBe(1);
      expect(printed).toMatch(/EDITED {2}organization-.* does not match its hash chain/);
      expect(said).toContain('not as it was written');
      const json = await keyledger(['verify', '--json']);
      expect(json.code).toBe(1);
      expect(JSON.parse(json.printed)).toMatchObject({ faultsFound: 1 });
    });

    async function servedTable({ pool }: Postgres): Promise<string> {
      const { rows } = await pool.query<{ table: string }>(
        `SELECT tables[1] AS table FROM projection_state WHERE name = 'user_list' AND state = 'SERVED'`,
      );
      return rows[0]?.table ?? '';
    }

    async function acts(): Promise<string[]> {
      const { rows } = await database(({ pool }) =>
        pool.query<{ data: string }>(
          `SELECT data FROM event WHERE type = 'CommandLineActPerformed' ORDER BY position`,
        ),
      );
      return rows.map(({ data }) => (JSON.parse(data) as { act: string }).act);
    }
  });
});
