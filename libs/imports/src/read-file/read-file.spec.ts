import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { readRecords } from './read-records.js';
import { surveyFile } from './survey-file.js';

const table = '姓名,邮箱\r\n张伟,"zw@example.com"\r\n迪丽热巴·迪力木拉提,d@example.com\r\n';

describe('Reading a file', () => {
  let folder: string;
  let written = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keyledger-import-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function read(bytes: Buffer | string) {
    const path = join(folder, `${(written += 1)}.csv`);
    await writeFile(path, bytes);
    const file = await surveyFile(path);
    const records = [];
    for await (const { cells } of readRecords(file)) records.push(cells);
    return { file, records };
  }

  it.each([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8', Buffer.from(`\uFEFF${table}`)],
    ['GB18030', iconv.encode(table, 'gb18030')],
    ['UTF-8', Buffer.from(table.replaceAll('\r\n', '\n'))],
    ['UTF-8', Buffer.from(table.replaceAll(',', '\t'))],
    ['UTF-8', Buffer.from(table.replaceAll(',', ';'))],
  ])('finds the same rows in %s, however it was saved (%#)', async (encoding, bytes) => {
    const { file, records } = await read(bytes);
    expect(file.encoding).toBe(encoding);
    expect(records).toEqual([
      ['姓名', '邮箱'],
      ['张伟', 'zw@example.com'],
      ['迪丽热巴·迪力木拉提', 'd@example.com'],
    ]);
  });

  it('knows GB18030 that begins beyond the first bytes', async () => {
    const filler = 'a,b\r\n'.repeat(40_000);
    const bytes = Buffer.concat([
      Buffer.from(`name,email\r\n${filler}`),
      iconv.encode('张,z\r\n', 'gb18030'),
    ]);
    const { file, records } = await read(bytes);
    expect(file.encoding).toBe('GB18030');
    expect(records.at(-1)).toEqual(['张', 'z']);
  });

  it('forgives rows that are too short or too long, and counts empty ones', async () => {
    expect((await read('a,b\n1\n\n1,2,3\n')).records).toEqual([
      ['a', 'b'],
      ['1'],
      [''],
      ['1', '2', '3'],
    ]);
  });

  it.each([
    ['an empty file', ''],
    ['a workbook', Buffer.from('504b030414000600', 'hex')],
    ['UTF-16', Buffer.from('姓名,邮箱', 'utf16le')],
    ['a quote that is never closed', `a,b\n1,"2\n${'x,y\n'.repeat(40_000)}`],
  ])('refuses %s', async (_, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ rejection: { code: 'ImportUnreadable' } });
  });
});
