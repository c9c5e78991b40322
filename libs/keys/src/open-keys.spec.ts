import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { inspect } from 'node:util';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret } from '@keyledger/kernel';
import { EnvironmentKeys, KeysError, openKeyFolder, openKeySource } from './index.js';

let parent: string;
let folder: string;
let file: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'keyledger-keys-'));
  folder = join(parent, 'keys');
  file = join(folder, 'keyledger.keys.json');
});
afterEach(() => rm(parent, { recursive: true }));

const problemOf = (opening: Promise<unknown>) =>
  opening.then(
    () => 'none',
    (error: unknown) => (error instanceof KeysError ? `${error.problem}: ${error.message}` : error),
  );

describe('openKeyFolder', () => {
  it('makes the keys once, readable by their owner only', async () => {
    const made = await openKeyFolder(folder, { create: true });
    const again = await openKeyFolder(folder, { create: true });
    expect([made.created, again.created]).toEqual([true, false]);
    expect(again.keyRing.ids).toEqual(made.keyRing.ids);
    expect(again.databasePassword.reveal()).toBe(made.databasePassword.reveal());
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('gives processes that begin together the same keys', async () => {
    const opened = await Promise.all(
      Array.from({ length: 8 }, () => openKeyFolder(folder, { create: true })),
    );
    expect(new Set(opened.map(({ keyRing }) => keyRing.ids.master)).size).toBe(1);
    expect(opened.filter(({ created }) => created)).toHaveLength(1);
  });

  it('never makes keys where data exists, and says what to do', async () => {
    expect(await problemOf(openKeyFolder(folder, { create: false }))).toMatch(
      /^MISSING: .*never made again.*Put the file back/,
    );
  });

  it('refuses a file or folder open to others, and names the command', async () => {
    await openKeyFolder(folder, { create: true });
    await chmod(file, 0o640);
    expect(await problemOf(openKeyFolder(folder, { create: true }))).toBe(
      `OPEN_TO_OTHERS: Other users can read or change ${file} (mode 640). Run: chmod 600 ${file}`,
    );
    await chmod(file, 0o600);
    await chmod(folder, 0o777);
    expect(await problemOf(openKeyFolder(folder, { create: true }))).toBe(
      `OPEN_TO_OTHERS: Other users can read or change ${folder} (mode 777). Run: chmod 700 ${folder}`,
    );
  });

  it('refuses a damaged file without quoting it', async () => {
    await openKeyFolder(folder, { create: true });
    const content = await readFile(file, 'utf8');
    const { master } = JSON.parse(content) as { master: string };
    await writeFile(file, content.replace('"format": 1', '"format": 2'));
    expect(await problemOf(openKeyFolder(folder, { create: true }))).toMatch(/^MALFORMED/);
    await writeFile(file, content.slice(0, -10));
    const cut = await problemOf(openKeyFolder(folder, { create: true }));
    expect(cut).toMatch(/^MALFORMED/);
    expect(cut).not.toContain(master.slice(0, 8));
    await writeFile(file, content.replace(master, master.slice(4)));
    expect(await problemOf(openKeyFolder(folder, { create: true }))).toMatch(
      /^MALFORMED: "master" in .* is not a key of 32 bytes/,
    );
  });

  it('describes the keys by id, never by value', async () => {
    const opened = await openKeyFolder(folder, { create: true });
    const { master } = JSON.parse(await readFile(file, 'utf8')) as { master: string };
    expect(opened.describeKeys()[0]).toEqual({
      name: 'master',
      id: opened.keyRing.ids.master,
      source: file,
    });
    expect(inspect(opened, { depth: 9, showHidden: true })).not.toContain(master);
  });
});

describe('EnvironmentKeys', () => {
  const key = (byte: number) => new Secret(Buffer.alloc(32, byte).toString('base64'));

  it('reads three keys, and gives the same database password each time', async () => {
    const values = { master: key(1), index: key(2), pepper: key(3) };
    const one = await openKeySource(new EnvironmentKeys(values));
    const other = await openKeySource(new EnvironmentKeys(values));
    expect(one.keyRing.pepper()).toEqual(Buffer.alloc(32, 3));
    expect(one.databasePassword.reveal()).toBe(other.databasePassword.reveal());
    expect(one.databasePassword.reveal()).not.toContain(key(1).reveal());
  });

  it('names the variable that is missing or malformed', async () => {
    expect(
      await problemOf(openKeySource(new EnvironmentKeys({ master: key(1), index: key(2) }))),
    ).toMatch(/^INCOMPLETE: KEYLEDGER_PEPPER is not set/);
    const short = { master: key(1), index: key(2), pepper: new Secret('c2hvcnQ=') };
    expect(await problemOf(openKeySource(new EnvironmentKeys(short)))).toMatch(
      /^MALFORMED: KEYLEDGER_PEPPER is not a key of 32 bytes/,
    );
  });
});
