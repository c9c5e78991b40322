import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret } from '@keyledger/kernel';
import { showSecret } from './show-secret.js';

describe('A secret that a command made', () => {
  let folder: string;
  const told: string[] = [];
  const line = (isTerminal: boolean) => ({
    environment: {},
    isTerminal,
    print: (text: string) => told.push(`out: ${text}`),
    say: (text: string) => told.push(`err: ${text}`),
  });

  beforeEach(() => {
    told.length = 0;
    folder = mkdtempSync(join(tmpdir(), 'keyledger-secret-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is shown to a person at a terminal, and kept nowhere', async () => {
    expect(await showSecret(line(true), 'The link', new Secret('s3cret'), folder)).toBeNull();
    expect(told).toEqual(['out: The link:\n\n  s3cret\n']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('goes to a private file where nobody looks on', async () => {
    const file = await showSecret(line(false), 'The link', new Secret('s3cret'), folder);
    expect(readFileSync(file ?? '', 'utf8')).toBe('s3cret\n');
    expect(statSync(file ?? '').mode & 0o777).toBe(0o600);
    expect(told.join()).not.toContain('s3cret');
  });
});
