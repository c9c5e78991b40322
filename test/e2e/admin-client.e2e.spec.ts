import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdminClient, ProblemAnswered } from '@keyledger/admin-client';
import { RunningKeyledger, setUp, setUpLink, signIn } from './harness/index.js';

const OWNER = { address: 'linxiao@example.com', password: 'Yue-liang 9 chuan!' };
const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

describe('the admin client', () => {
  let running: RunningKeyledger;
  let client: AdminClient;

  beforeAll(async () => {
    running = await RunningKeyledger.start({
      settings: {
        KEYLEDGER_TRUSTED_DOCUMENTS: at('examples/admin-client/trusted-documents.json'),
      },
    });
    await setUp(running, await setUpLink(running), { domain: 'example.com', ...OWNER });
    const { token } = await signIn(running.url, OWNER.address, OWNER.password);
    const form = new FormData();
    const table = readFileSync(at('examples/sample-company/employees.csv'));
    form.set('file', new Blob([table], { type: 'text/csv' }), 'employees.csv');
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${running.url}/imports`, { method: 'POST', headers, body: form });
    await response.text();
    client = new AdminClient({ url: running.url, language: 'zh-CN', trusted: true });
  });
  afterAll(() => running?.close());

  it('has operations that fit the schema as it is served', () => {
    const check = () =>
      execFileSync(process.execPath, ['codegen.mjs', '--check'], {
        cwd: at('examples/admin-client'),
      });
    expect(check).not.toThrow();
  });

  it.each([
    ['by the ids of its documents', true],
    ['by their texts', false],
  ])('asks %s, and says why it was refused', async (_, trusted) => {
    const asking = new AdminClient({ url: running.url, trusted });
    const attempt = asking.signIn(OWNER.address, 'wrong');
    await expect(attempt).rejects.toThrow(ProblemAnswered);
    await expect(attempt).rejects.toMatchObject({ code: 'SignInRefused' });
  });

  it('finds, resets, locks and tells what happened', async () => {
    expect(await client.signIn(OWNER.address, OWNER.password)).toEqual({
      mustChangePassword: false,
    });
    const [found] = await client.find('张伟');
    if (!found) throw new Error('Nobody was found');
    const secret = await client.resetPassword({ accountId: found.id, reasonCode: 'FORGOTTEN' });
    expect(secret).toMatchObject({ state: 'SHOWN_ONCE', effective: true });
    expect(await client.lock({ accountId: found.id, note: '钓鱼' })).toMatchObject({
      state: 'LOCKED',
    });
    const sentences = (await client.history(found.id)).map(({ sentence }) => sentence);
    expect(sentences.join('\n')).toMatch(/锁定[^]*重置了密码/);
  });
});
