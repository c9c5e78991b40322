import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ProcessThatServes } from './testing/process-that-serves.js';
import { scratchFolder } from './testing/scratch-folder.js';

const password = 'right';

describe('the embedded server', () => {
  let scratch: ReturnType<typeof scratchFolder>;
  let started: ProcessThatServes[];
  let clients: pg.Client[];
  beforeEach(() => {
    scratch = scratchFolder();
    started = [];
    clients = [];
  });
  afterEach(async () => {
    for (const client of clients) await client.end();
    for (const process of started) await process.stop();
    scratch.remove();
  });

  function serve(): ProcessThatServes {
    const process = new ProcessThatServes({ dataFolder: scratch.dataFolder, password });
    started.push(process);
    return process;
  }

  async function connect(process: ProcessThatServes): Promise<pg.Client> {
    const client = new pg.Client(await process.poolConfig());
    // The server is about to be killed under this connection.
    client.on('error', () => undefined);
    await client.connect();
    clients.push(client);
    return client;
  }

  const postmasterFile = () => join(scratch.dataFolder, 'postgres', 'postmaster.pid');
  const postmaster = () => Number(readFileSync(postmasterFile(), 'utf8').split('\n')[0]);

  it('is joined by a second process, and outlives the one that started it', async () => {
    const first = serve();
    await first.answer;
    const second = serve();
    expect((await second.answer).served?.joined).toBe(true);
    await first.stop();
    const client = await connect(second);
    expect((await client.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
    await client.end();
    await second.stop();
    expect(existsSync(postmasterFile())).toBe(false);
  });

  it('is stopped by the last process even when the one that started it was killed', async () => {
    const first = serve();
    await first.answer;
    const second = serve();
    const client = await connect(second);
    await first.kill();
    let present = 2;
    while (present > 1) {
      const { rows } = await client.query<{ n: string }>(
        `SELECT count(*) AS n FROM pg_stat_activity WHERE application_name = 'keyledger presence'`,
      );
      present = Number(rows[0]?.n);
    }
    await client.end();
    await second.stop();
    expect(existsSync(postmasterFile())).toBe(false);
  });

  it('keeps every acknowledged row over a kill -9 of process and postmaster with busy back ends', async () => {
    const first = serve();
    const writer = await connect(first);
    const busy = await Promise.all([connect(first), connect(first)]);
    await writer.query('CREATE TABLE acknowledged (n int PRIMARY KEY)');
    // A loop inside one expression never looks whether its postmaster is alive.
    const spinning = busy.map((client) =>
      client.query(`DO $$ BEGIN LOOP PERFORM md5('x'); END LOOP; END $$`).catch(() => 'lost'),
    );
    let acknowledged = 0;
    const writing = (async () => {
      for (let n = 1; ; n += 1) {
        await writer.query('INSERT INTO acknowledged VALUES ($1)', [n]);
        acknowledged = n;
        if (n === 200) void first.kill().then(() => process.kill(postmaster(), 'SIGKILL'));
      }
    })();
    await expect(writing).rejects.toThrow();

    const second = serve();
    const reader = await connect(second);
    const { rows } = await reader.query<{ n: string }>('SELECT count(*) AS n FROM acknowledged');
    expect(Number(rows[0]?.n)).toBeGreaterThanOrEqual(acknowledged);
    expect(acknowledged).toBeGreaterThanOrEqual(200);
    expect(second.logged).toContainEqual(
      expect.stringMatching(/^Ended \d+ database processes that a killed server had left behind/),
    );
    await Promise.all(spinning);
  });

  it('comes back under a living process when its postmaster is killed', async () => {
    const first = serve();
    await first.answer;
    const killed = postmaster();
    process.kill(killed, 'SIGKILL');
    const second = serve();
    const client = await connect(second);
    expect((await client.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
    expect(postmaster()).not.toBe(killed);
    await client.end();
    await first.said('The database is back.');
    await second.stop();
    // The first process is present again, so the second did not stop the server.
    const again = await connect(first);
    expect((await again.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
  });

  it('starts over a postmaster.pid whose number another program has now', async () => {
    const first = serve();
    const client = await connect(first);
    const content = (await client.query('SELECT pg_read_file($1) AS file', ['postmaster.pid']))
      .rows[0] as { file: string };
    await client.end();
    await first.stop();
    writeFileSync(postmasterFile(), content.file.replace(/^\d+/, String(process.pid)), {
      mode: 0o600,
    });
    const second = serve();
    expect((await second.answer).served?.joined).toBe(false);
  });
});
