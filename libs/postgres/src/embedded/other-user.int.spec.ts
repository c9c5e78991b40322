import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ProcessThatServes } from './testing/process-that-serves.js';
import { scratchFolder } from './testing/scratch-folder.js';

const OTHER = 1;
const here = fileURLToPath(import.meta.url);
const canBecome =
  process.getuid?.() === 0 &&
  spawnSync(process.execPath, ['-e', `require('fs').readFileSync(${JSON.stringify(here)})`], {
    uid: OTHER,
    gid: OTHER,
    cwd: '/',
    stdio: 'ignore',
  }).status === 0;
const asRoot = canBecome ? it : it.skip;

describe('the embedded server under another user than root (needs root)', () => {
  let scratch: ReturnType<typeof scratchFolder>;
  let started: ProcessThatServes[];
  beforeEach(() => {
    scratch = scratchFolder();
    started = [];
  });
  afterEach(async () => {
    for (const process of started) await process.stop();
    scratch.remove();
  });

  const serve = (uid?: number) => {
    const process = new ProcessThatServes({ dataFolder: scratch.dataFolder, password: 'p', uid });
    started.push(process);
    return process;
  };
  const postmasterOwner = () => {
    const file = readFileSync(join(scratch.dataFolder, 'postgres', 'postmaster.pid'), 'utf8');
    return statSync(`/proc/${file.split('\n')[0]}`).uid;
  };

  asRoot('runs as that user, and root joins or starts it as that user too', async () => {
    chownSync(dirname(scratch.dataFolder), OTHER, OTHER);
    const own = serve(OTHER);
    expect((await own.answer).served?.joined).toBe(false);
    expect(postmasterOwner()).toBe(OTHER);
    const joining = serve();
    expect((await joining.answer).served?.joined).toBe(true);
    await own.stop();
    await joining.stop();
    expect((await serve().answer).served?.joined).toBe(false);
    expect(postmasterOwner()).toBe(OTHER);
  });

  asRoot('says whose the data folder should be when it may not write there', async () => {
    const { error } = await serve(OTHER).answer;
    expect(error).toMatchObject({
      problem: 'UNREACHABLE_FOLDER',
      message: expect.stringContaining(scratch.dataFolder),
    });
  });

  asRoot('refuses a database that root made, and says how to hand it over', async () => {
    const made = serve();
    await made.answer;
    await made.stop();
    const { error } = await serve(OTHER).answer;
    expect(error).toMatchObject({
      problem: 'FOREIGN_FOLDER',
      message: expect.stringContaining('chown -R 1 '),
    });
  });
});
