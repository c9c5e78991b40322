import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret } from '@keyledger/kernel';
import { Postgres } from '../postgres.js';
import { checkServer } from '../server-check.js';
import { startEmbeddedPostgres, type RunningPostgres } from './start-embedded-postgres.js';
import { scratchFolder } from './testing/scratch-folder.js';

const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? it : it.skip;

describe('startEmbeddedPostgres', () => {
  let scratch: ReturnType<typeof scratchFolder>;
  let dataFolder: string;
  let running: RunningPostgres[];
  let logged: string[];
  beforeEach(() => {
    scratch = scratchFolder();
    dataFolder = scratch.dataFolder;
    running = [];
    logged = [];
  });
  afterEach(async () => {
    for (const server of running) await server.stop();
    scratch.remove();
  });

  async function start(password = 'right') {
    const server = await startEmbeddedPostgres({
      dataFolder,
      password: new Secret(password),
      log: (line) => logged.push(line),
    });
    running.push(server);
    return server;
  }

  async function ask<Row extends object>(server: RunningPostgres, query: string): Promise<Row[]> {
    const postgres = Postgres.connect(server.poolConfig, { max: 1 });
    try {
      return (await postgres.pool.query<Row>(query)).rows;
    } finally {
      await postgres.close();
    }
  }

  it('serves a durable UTF-8 database with the builtin locale, by socket alone', async () => {
    const server = await start();
    const postgres = Postgres.connect(server.connectionString);
    await checkServer(postgres);
    await postgres.close();
    const [settings] = await ask(
      server,
      `SELECT datlocprovider AS provider, datlocale AS locale, current_setting('listen_addresses') AS tcp,
              current_setting('data_checksums') AS checksums FROM pg_database WHERE datname = current_database()`,
    );
    expect(settings).toEqual({ provider: 'b', locale: 'C.UTF-8', tcp: '', checksums: 'on' });
    expect(statSync(String(server.poolConfig.host)).mode & 0o777).toBe(0o700);
    expect(server.joined).toBe(false);
  });

  it('asks for the password even on its socket, and names the key folder when it is another one', async () => {
    await start();
    await expect(start('wrong')).rejects.toMatchObject({
      problem: 'WRONG_PASSWORD',
      message: expect.stringContaining('KEYLEDGER_KEYS_FOLDER'),
    });
  });

  it('stops clean and finds its data again', async () => {
    const first = await start();
    await ask(first, 'CREATE TABLE kept AS SELECT 42 AS n');
    await first.stop();
    expect(existsSync(join(dataFolder, 'postgres', 'postmaster.pid'))).toBe(false);
    expect(existsSync(String(first.poolConfig.host))).toBe(false);
    const second = await start();
    expect(await ask(second, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
    expect(readFileSync(join(dataFolder, 'postgres.log'), 'utf8')).not.toContain('recovery');
  });

  it('writes no rows and no statements to its log', async () => {
    const server = await start();
    const canary = '王小明@example.cn';
    await ask(server, 'CREATE TABLE person (address text PRIMARY KEY)');
    await ask(server, `INSERT INTO person VALUES ('${canary}')`);
    await expect(ask(server, `INSERT INTO person VALUES ('${canary}')`)).rejects.toThrow();
    const log = readFileSync(join(dataFolder, 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key value');
    expect(log).not.toContain(canary);
  });

  it('joins within a process too, and the last to stop stops the server', async () => {
    const [one, other] = [await start(), await start()];
    expect([one.joined, other.joined]).toEqual([false, true]);
    await one.stop();
    expect(await ask(other, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    await other.stop();
    expect(existsSync(join(dataFolder, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('is stopped once when all who use it stop together', async () => {
    for (let round = 0; round < 3; round += 1) {
      const servers = await Promise.all([start(), start(), start()]);
      await Promise.all(servers.map((server) => server.stop()));
      expect(existsSync(join(dataFolder, 'postgres', 'postmaster.pid'))).toBe(false);
    }
  });

  it('makes one cluster and one server for several that begin together', async () => {
    const servers = await Promise.all([start(), start(), start()]);
    expect(servers.filter(({ joined }) => !joined)).toHaveLength(1);
    for (const server of servers) expect(await ask(server, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('refuses the data of another major version, and says how to move', async () => {
    await (await start()).stop();
    writeFileSync(join(dataFolder, 'postgres', 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toMatchObject({
      problem: 'WRONG_VERSION',
      message: expect.stringMatching(/made by PostgreSQL 17; this release brings 18\..*backup/),
    });
  });

  it('refuses a folder that is no cluster', async () => {
    mkdirSync(join(dataFolder, 'postgres'), { recursive: true });
    await expect(start()).rejects.toMatchObject({ problem: 'WRONG_VERSION' });
  });

  it('removes what a killed process left half made, password file included', async () => {
    mkdirSync(join(dataFolder, 'postgres.new-old'), { recursive: true });
    const left = ['postgres.new-old', 'postgres.new-old.password', 'postgres.new-young.password'];
    for (const name of left.slice(1)) writeFileSync(join(dataFolder, name), 'secret');
    const longAgo = new Date(Date.now() - 3_600_000);
    for (const name of left.slice(0, 2)) utimesSync(join(dataFolder, name), longAgo, longAgo);
    await start();
    expect(left.map((name) => existsSync(join(dataFolder, name)))).toEqual([false, false, true]);
  });

  it('says which part of the log tells why a start fails', async () => {
    await (await start()).stop();
    rmSync(join(dataFolder, 'postgres', 'global'), { recursive: true });
    await expect(start()).rejects.toMatchObject({
      problem: 'START_FAILED',
      message: expect.stringMatching(/postgres\.log says: .*global/),
    });
  });

  asRoot('runs as an unprivileged user (needs root)', async () => {
    await start();
    const pid = readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0];
    expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
    expect(statSync(join(dataFolder, 'postgres')).mode & 0o777).toBe(0o700);
  });

  asRoot(
    'keeps the data elsewhere when others cannot enter the folder, and says where (needs root)',
    async () => {
      chmodSync(dirname(dataFolder), 0o700);
      const first = await start();
      const home = readFileSync(join(dataFolder, 'postgres.location'), 'utf8').trim();
      expect(logged).toContainEqual(expect.stringContaining(home));
      await ask(first, 'CREATE TABLE kept AS SELECT 42 AS n');
      await first.stop();
      const second = await start();
      expect(await ask(second, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
    },
  );

  asRoot('never begins anew when the folder it pointed to is gone (needs root)', async () => {
    chmodSync(dirname(dataFolder), 0o700);
    await (await start()).stop();
    const home = readFileSync(join(dataFolder, 'postgres.location'), 'utf8').trim();
    rmSync(home, { recursive: true });
    await expect(start()).rejects.toMatchObject({ problem: 'DATA_LOST' });
  });

  const canMount = isRoot && mounts();
  (canMount ? it : it.skip)('says so when the disk is full (needs root and mount)', async () => {
    mkdirSync(dataFolder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=755', 'tmpfs', dataFolder]);
    try {
      await expect(start()).rejects.toMatchObject({
        problem: 'DISK_FULL',
        message: expect.stringContaining('Free some space'),
      });
    } finally {
      execFileSync('umount', [dataFolder]);
    }
  });
});

function mounts(): boolean {
  const { dataFolder, remove } = scratchFolder();
  mkdirSync(dataFolder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', dataFolder], { stdio: 'ignore' });
    execFileSync('umount', [dataFolder]);
    return true;
  } catch {
    return false;
  } finally {
    remove();
  }
}
