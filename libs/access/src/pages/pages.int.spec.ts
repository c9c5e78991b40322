import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret } from '@keyledger/kernel';
import { Sessions } from '@keyledger/sign-in';
import type { TestMailbox } from '@keyledger/sign-in/testing';
import { accessApp, Browser, type AccessApp } from '../testing/index.js';

const PASSWORD = 'Correct#Horse7';
let world: AccessApp;
let organizationId: string;
let count = 0;

beforeAll(async () => {
  world = await accessApp();
  organizationId = await world.company.organization('example.com');
});
afterAll(() => world.close());

const browser = (headers: Record<string, string> = { 'accept-language': 'en' }) =>
  new Browser(world.base, headers);

async function person(temporary = false): Promise<TestMailbox> {
  const address = `person${(count += 1)}@example.com`;
  const mailbox = await world.company.mailbox(organizationId, address);
  const until = new Date(world.clock.now().getTime() + 3_600_000);
  await world.company.setPassword(mailbox, PASSWORD, temporary ? until : undefined);
  return mailbox;
}

async function signedIn({ address }: TestMailbox): Promise<Browser> {
  const tab = browser();
  await tab.open('/sign-in');
  expect((await tab.submit('/sign-in', { address, password: PASSWORD })).status).toBe(303);
  return tab;
}

describe('the pages', () => {
  it.each([
    ['zh-CN', '登录', '邮箱地址'],
    ['en', 'Sign in', 'Mail address'],
  ])('speak %s to who asks for it', async (language, title, label) => {
    const { body, status } = await browser({ 'accept-language': language }).open('/sign-in');
    expect(status).toBe(200);
    expect(body).toContain(`<html lang="${language}">`);
    expect(body).toContain(`<title>${title} · Keyledger</title>`);
    expect(body).toContain(`<label for="address">${label}</label>`);
  });

  it('keep the language that somebody chose', async () => {
    const tab = browser({ 'accept-language': 'en' });
    expect((await tab.open('/sign-in?lang=zh-CN')).body).toContain('lang="zh-CN"');
    expect((await tab.open('/done')).body).toContain('<html lang="zh-CN">');
  });

  it('carry no script and no inline style, under a policy that allows none', async () => {
    const { body, headers } = await browser().open('/sign-in');
    expect(body).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('bring their style sheet', async () => {
    const { body } = await browser().open('/sign-in');
    const href = /<link rel="stylesheet" href="([^"]+)"/.exec(body)?.[1] ?? '';
    const sheet = await browser().open(href);
    expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(sheet.body).toContain('prefers-color-scheme: dark');
    const icon = await browser().open('/assets/keyledger.svg');
    expect(icon.headers.get('content-type')).toBe('image/svg+xml');
  });
});

describe('the sign-in page', () => {
  it('signs in, says who it is, and signs out', async () => {
    const mailbox = await person();
    const tab = browser();
    await tab.open('/sign-in');
    const { address } = mailbox;
    const answer = await tab.submit('/sign-in', { address, password: PASSWORD });
    expect([answer.status, answer.location]).toEqual([303, '/']);
    expect(answer.headers.getSetCookie().join('\n')).toMatch(
      /keyledger_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/,
    );
    const home = await tab.open('/');
    expect(home.body).toContain(address);
    const token = new Secret(tab.cookies.get('keyledger_session') ?? '');
    expect(await world.app.get(Sessions).find(token)).not.toBeNull();
    expect((await tab.submit('/sign-out', {})).location).toBe('/done?what=signed-out');
    expect(await world.app.get(Sessions).find(token)).toBeNull();
    expect((await tab.open('/')).location).toBe('/sign-in');
  });

  it('keeps the address, escaped, and nothing of the password when it refuses', async () => {
    const tab = browser();
    await tab.open('/sign-in');
    const address = `"><img src=x>@example.com`;
    const { status, body } = await tab.submit('/sign-in', { address, password: 'Hunter#2hunter' });
    expect(status).toBe(422);
    expect(body).toContain('role="alert"');
    expect(body).toContain('value="&quot;&gt;&lt;img src=x&gt;@example.com"');
    expect(body).not.toContain('Hunter#2');
  });

  it('says when to come back after too many tries', async () => {
    const { address } = await person();
    const tab = browser();
    await tab.open('/sign-in');
    for (let n = 0; n < 5; n += 1) await tab.submit('/sign-in', { address, password: 'wrong' });
    const { status, headers, body } = await tab.submit('/sign-in', { address, password: PASSWORD });
    expect([status, headers.get('retry-after')]).toEqual([429, '30']);
    expect(body).toContain('30 seconds');
  });

  it.each([
    ['without its token', { csrf: '' }, {}],
    ['with another browser’s token', { csrf: 'f'.repeat(64) }, {}],
    ['from another origin', {}, { origin: 'https://evil.example' }],
    ['from an origin that hides itself', {}, { origin: 'null' }],
    ['from another site', {}, { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ])('refuses a form %s', async (_, fields, headers) => {
    const { address } = await person();
    const tab = browser({ 'accept-language': 'en', ...headers });
    await tab.open('/sign-in');
    const answer = await tab.submit('/sign-in', { address, password: PASSWORD, ...fields });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('Nothing was changed');
    expect(tab.cookies.has('keyledger_session')).toBe(false);
  });
});

describe('the change-password page', () => {
  it('is where a temporary password leads, and its change ends the session', async () => {
    const tab = await signedIn(await person(true));
    expect((await tab.open('/')).location).toBe('/change-password');
    const token = new Secret(tab.cookies.get('keyledger_session') ?? '');
    const page = await tab.open('/change-password');
    expect(page.body).toContain('You signed in with a temporary password');
    expect(page.body).toContain('At least one upper case letter.');
    const next = 'Another$Horse8';
    const change = { currentPassword: PASSWORD, newPassword: next, newPasswordAgain: next };
    const answer = await tab.submit('/change-password', change);
    expect([answer.status, answer.location]).toEqual([303, '/done?what=password-changed']);
    expect(tab.cookies.has('keyledger_session')).toBe(false);
    expect(await world.app.get(Sessions).find(token)).toBeNull();
  });

  it('names every rule that was broken, tied to its field', async () => {
    const tab = await signedIn(await person());
    await tab.open('/change-password');
    const weak = { newPassword: 'short', newPasswordAgain: 'short' };
    const { status, body } = await tab.submit('/change-password', {
      currentPassword: PASSWORD,
      ...weak,
    });
    expect(status).toBe(422);
    const error = /id="newPassword-error">([\s\S]*?)<\/div>/.exec(body)?.[1] ?? '';
    expect(error.match(/<li>/g)).toHaveLength(4);
    expect(body).toMatch(/id="newPassword"[\s\S]*?aria-describedby="newPassword-error"/);
    expect(body).toContain('aria-invalid="true"');
    expect(body).toMatch(/id="newPassword"[^>]*autofocus/);
  });

  it('refuses two different passwords, and a wrong current one', async () => {
    const tab = await signedIn(await person());
    await tab.open('/change-password');
    const differ = { newPassword: 'Another$Horse8', newPasswordAgain: 'Another$Horse9' };
    const first = await tab.submit('/change-password', { currentPassword: PASSWORD, ...differ });
    expect(first.body).toContain('The two passwords are not the same.');
    const again = { newPassword: 'Another$Horse8', newPasswordAgain: 'Another$Horse8' };
    const second = await tab.submit('/change-password', { currentPassword: 'wrong', ...again });
    expect([second.status, second.body.includes('currentPassword-error')]).toEqual([422, true]);
  });

  it('sends who is not signed in to the sign-in page', async () => {
    expect((await browser().open('/change-password')).location).toBe('/sign-in');
  });
});

describe('a set-password link', () => {
  async function link(mailbox: TestMailbox): Promise<string> {
    const [linkId, resetId, channelId] = [
      crypto.randomUUID(),
      crypto.randomUUID(),
      crypto.randomUUID(),
    ];
    const expiresAt = new Date(world.clock.now().getTime() + 3_600_000);
    const owner = { organizationId, stream: `account-${mailbox.accountId}` };
    const token = await world.vault.issueLink({ linkId, owner, expiresAt });
    await world.company.onAccount(mailbox, {
      type: 'PasswordResetRequested',
      data: {
        resetId,
        method: 'LINK',
        network: null,
        authority: 'KEYLEDGER',
        credentialId: null,
        linkId,
        channelId,
        expiresAt: expiresAt.toISOString(),
      },
    });
    return token.reveal();
  }

  it('lands without using anything up, and leaves no secret in the address', async () => {
    const token = await link(await person());
    for (let scan = 0; scan < 3; scan += 1) {
      const landing = await browser().open(`/l/${token}`);
      expect([landing.status, landing.location, landing.body]).toEqual([303, '/set-password', '']);
      expect(landing.headers.get('referrer-policy')).toBe('no-referrer');
    }
    const tab = browser();
    await tab.open(`/l/${token}`);
    const page = await tab.open('/set-password');
    expect(page.status).toBe(200);
    expect(page.body).not.toContain(token);
    const next = 'Another$Horse8';
    const form = { newPassword: next, newPasswordAgain: next };
    const answer = await tab.submit('/set-password', form);
    expect([answer.status, answer.location]).toEqual([303, '/done?what=password-set']);
    await tab.open(`/l/${token}`);
    expect((await tab.open('/set-password')).status).toBe(404);
  });

  it.each(['x', 'a'.repeat(43)])('says what to do when it is wrong (%s)', async (token) => {
    const tab = browser();
    expect((await tab.open(`/l/${token}`)).status).toBe(303);
    const { status, body } = await tab.open('/set-password');
    expect(status).toBe(404);
    expect(body).toContain('ask your administrators for another reset');
  });

  it('is no good any more once it expired', async () => {
    const token = await link(await person());
    const tab = browser();
    await tab.open(`/l/${token}`);
    await tab.open('/set-password');
    world.clock.advance(3_600_000);
    const next = 'Another$Horse8';
    const answer = await tab.submit('/set-password', { newPassword: next, newPasswordAgain: next });
    expect(answer.status).toBe(404);
  });
});
