import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accessApp, Browser, type AccessApp } from '../testing/index.js';

const PASSWORD = 'Correct#Horse7';
let world: AccessApp;

beforeAll(async () => {
  world = await accessApp({ publicUrl: 'https://id.example.cn' });
});
afterAll(() => world.close());

describe('behind https', () => {
  it('every cookie is secure and carries the prefix that keeps other hosts from setting it', async () => {
    const organizationId = await world.company.organization('example.com');
    const { company } = world;
    const mailbox = await company.mailbox(organizationId, 'li.na@example.com');
    await company.setPassword(mailbox, PASSWORD);
    const tab = new Browser(world.base, { origin: 'https://id.example.cn' });
    const lines: string[] = [];
    const keep = (headers: Headers) => lines.push(...headers.getSetCookie());
    keep((await tab.open('/sign-in?lang=en')).headers);
    keep((await tab.submit('/sign-in', { address: mailbox.address, password: PASSWORD })).headers);
    keep((await tab.open(`/l/${'a'.repeat(43)}`)).headers);
    keep((await tab.open(`/setup/${'a'.repeat(43)}`)).headers);
    expect(lines.map((line) => line.split('=')[0]).sort()).toEqual([
      '__Host-keyledger_csrf',
      '__Host-keyledger_device',
      '__Host-keyledger_language',
      '__Host-keyledger_session',
      '__Secure-keyledger_link',
      '__Secure-keyledger_setup',
    ]);
    for (const line of lines) expect(line).toMatch(/; HttpOnly; Secure; SameSite=Lax/);
    expect(lines.filter((line) => line.startsWith('__Host-')).join()).not.toMatch(/Domain=/i);
    expect((await tab.open('/')).status).toBe(200);
  });
});
