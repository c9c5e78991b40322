import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser, type Answer } from '@keyledger/access/testing';
import type { ChannelKind } from '@keyledger/employees';
import { INITIAL_RECOVERY_POLICY } from '@keyledger/organizations';
import type { TestMailbox } from '@keyledger/sign-in/testing';
import { newId, Secret } from '@keyledger/kernel';
import {
  CHOSEN,
  PASSWORD,
  verificationWorld,
  wrong,
  type VerificationWorld,
} from '../testing/index.js';

const MINUTE = 60;
const PHONE = '+8613800138000';

let world: VerificationWorld;
let count = 0;

beforeAll(async () => {
  world = await verificationWorld({ requestsPerNetwork: 10_000 });
});
afterAll(() => world.close());

/** Somebody with a password who can be reached so. */
function person(kinds: readonly ChannelKind[] = ['EMAIL']): Promise<TestMailbox> {
  count += 1;
  const destinations = { EMAIL: `backup${count}@example.org`, PHONE };
  return world.person(...kinds.map((kind) => ({ kind, destination: destinations[kind] })));
}

/** What was made last for a mailbox, as its message says it. */
async function sent(mailbox: TestMailbox): Promise<{ code: string; link: string }> {
  const { code, link } = await world.sent(mailbox);
  return { code: code.reveal(), link: link?.reveal() ?? '' };
}

const browser = (headers: Record<string, string> = {}) =>
  new Browser(world.base, { 'accept-language': 'en', ...headers });
const twice = (password: string) => ({ newPassword: password, newPasswordAgain: password });
const titleOf = ({ body }: Answer) => /<h1>([^<]*)<\/h1>/.exec(body)?.[1];
const where = ({ status, location }: Answer) => [status, location];

/** A browser that entered the address and had a code sent. */
async function asked(address: string, kind: ChannelKind = 'EMAIL'): Promise<Browser> {
  const tab = browser();
  await tab.open('/forgot-password');
  expect(where(await tab.submit('/forgot-password', { address }))).toEqual([
    303,
    '/forgot-password/channel',
  ]);
  await tab.open('/forgot-password/channel');
  expect(where(await tab.submit('/forgot-password/channel', { kind }))).toEqual([
    303,
    '/forgot-password/code',
  ]);
  await tab.open('/forgot-password/code');
  return tab;
}

/** A browser at the page of the new password. */
async function proved(mailbox: TestMailbox): Promise<Browser> {
  const tab = await asked(mailbox.address);
  const { code } = await sent(mailbox);
  expect(where(await tab.submit('/forgot-password/code', { code }))).toEqual([
    303,
    '/forgot-password/new-password',
  ]);
  await tab.open('/forgot-password/new-password');
  return tab;
}

async function signIn({ address }: TestMailbox, password: string): Promise<number> {
  const tab = browser();
  await tab.open('/sign-in');
  return (await tab.submit('/sign-in', { address, password })).status;
}

describe('a forgotten password', () => {
  it('is set anew by the code, which the sign-in page leads to', async () => {
    const mailbox = await person();
    expect((await browser().open('/sign-in')).body).toContain('href="/forgot-password"');
    const tab = await proved(mailbox);
    const page = await tab.open('/forgot-password/new-password');
    expect(page.body).toContain(`value="${mailbox.address}" autocomplete="username" hidden`);
    expect(page.body).toContain('At least one upper case letter.');
    const answer = await tab.submit('/forgot-password/new-password', twice(CHOSEN));
    expect(where(answer)).toEqual([303, '/done?what=password-reset']);
    expect(tab.cookies.has('keyledger_reset')).toBe(false);
    expect((await tab.open('/done?what=password-reset')).body).toContain('signed out everywhere');
    expect(await signIn(mailbox, CHOSEN)).toBe(303);
    expect(await signIn(mailbox, PASSWORD)).toBe(422);
  });

  it('is set once by a form that is sent several times at once', async () => {
    const mailbox = await person();
    const tab = await proved(mailbox);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => tab.submit('/forgot-password/new-password', twice(CHOSEN))),
    );
    for (const answer of answers) expect(where(answer)).toEqual([303, '/done?what=password-reset']);
    const { events } = await world.events.store.read(`account-${mailbox.accountId}`);
    expect(events.filter(({ type }) => type === 'PasswordChanged')).toHaveLength(2);
  });

  it('is refused at its field, with every rule that was broken', async () => {
    const tab = await proved(await person());
    const path = '/forgot-password/new-password';
    const weak = await tab.submit(path, twice('short'));
    expect(weak.status).toBe(422);
    const error = /id="newPassword-error">([\s\S]*?)<\/div>/.exec(weak.body)?.[1] ?? '';
    expect(error.match(/<li>/g)).toHaveLength(4);
    const differ = await tab.submit(path, { newPassword: CHOSEN, newPasswordAgain: PASSWORD });
    expect(differ.status).toBe(422);
    expect(differ.body).toMatch(/id="newPasswordAgain-error">The two passwords are not the same/);
    const same = await tab.submit(path, twice(PASSWORD));
    expect(same.body).toContain('The new password must differ from the old one.');
    expect(same.body).not.toContain(PASSWORD);
  });

  it('leads back who is not proved yet, and to the beginning who never began', async () => {
    const tab = await asked((await person()).address);
    expect(where(await tab.open('/forgot-password/new-password'))).toEqual([
      303,
      '/forgot-password/channel',
    ]);
    const sneaked = await tab.submit('/forgot-password/new-password', twice(CHOSEN));
    expect(where(sneaked)).toEqual([303, '/forgot-password/channel']);
    for (const page of ['channel', 'code', 'new-password']) {
      const answer = await browser().open(`/forgot-password/${page}`);
      expect(where(answer)).toEqual([303, '/forgot-password']);
    }
    const proof = await proved(await person());
    for (const page of ['channel', 'code']) {
      const answer = await proof.open(`/forgot-password/${page}`);
      expect(answer.status).toBe(303);
    }
  });

  it.each(['channel', 'code', 'new-password'])(
    'is said to take too long at the page %s once the ticket expired',
    async (page) => {
      const tab = page === 'new-password' ? await proved(await person()) : await asked('x@y.cn');
      world.pass(31 * MINUTE);
      const path = `/forgot-password/${page}`;
      const posted = await tab.submit(path, { kind: 'EMAIL', code: '000000', ...twice(CHOSEN) });
      for (const answer of [posted, await tab.open(path)]) {
        expect([answer.status, titleOf(answer)]).toEqual([404, 'This request is over']);
        expect(answer.body).toContain('href="/forgot-password"');
      }
    },
  );

  it('is not reported without end', async () => {
    const { address } = await person();
    const tab = browser();
    await tab.open('/forgot-password');
    for (let n = 0; n < 5; n += 1) {
      expect((await tab.submit('/forgot-password', { address })).status).toBe(303);
    }
    const { status, headers, body } = await tab.submit('/forgot-password', { address });
    expect([status, headers.get('retry-after')]).toEqual([429, '3600']);
    expect(body).toContain('Try again in 60 minutes.');
    expect(body).toContain(`value="${address}"`);
  });
});

describe('the code', () => {
  it('is typed with spaces or full-width digits', async () => {
    const mailbox = await person();
    const tab = await asked(mailbox.address);
    const { code } = await sent(mailbox);
    const wide = [...code].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(' ');
    expect((await tab.submit('/forgot-password/code', { code: wide })).status).toBe(303);
  });

  it('is void after five wrong tries, and the tries that are left are said', async () => {
    const mailbox = await person();
    const tab = await asked(mailbox.address);
    const { code } = await sent(mailbox);
    expect((await tab.open('/forgot-password/code')).body).toContain('You can try 5 times.');
    const first = await tab.submit('/forgot-password/code', { code: wrong(new Secret(code)) });
    expect(first.status).toBe(422);
    expect(first.body).toMatch(/id="code-error">[^<]*You can try 4 more times/);
    expect((await tab.open('/forgot-password/code')).body).toContain('You can try 4 times.');
    for (let n = 0; n < 4; n += 1)
      await tab.submit('/forgot-password/code', { code: wrong(new Secret(code)) });
    const right = await tab.submit('/forgot-password/code', { code });
    expect(right.status).toBe(422);
    expect(right.body).toMatch(/role="alert"><p>This code is no longer good/);
    expect((await tab.open('/forgot-password/code')).body).toContain('Have another one sent.');
  });

  it('is sent again by the same way, but not at once', async () => {
    const mailbox = await person(['PHONE']);
    const tab = await asked(mailbox.address, 'PHONE');
    const { code: old } = await sent(mailbox);
    const early = await tab.submit('/forgot-password/code/again', {});
    expect([early.status, early.headers.get('retry-after')]).toEqual([429, '60']);
    expect(early.body).toContain('Try again in 60 seconds.');
    world.pass(MINUTE);
    expect(where(await tab.submit('/forgot-password/code/again', {}))).toEqual([
      303,
      '/forgot-password/code',
    ]);
    expect((await tab.open('/forgot-password/code')).body).toContain(
      'a text message is on its way',
    );
    const { code } = await sent(mailbox);
    expect((await tab.submit('/forgot-password/code', { code: old })).status).toBe(422);
    expect((await tab.submit('/forgot-password/code', { code })).status).toBe(303);
  });

  it('keeps its way for as long as it is good, though it was asked for late', async () => {
    const tab = browser();
    await tab.open('/forgot-password');
    await tab.submit('/forgot-password', { address: (await person()).address });
    await tab.open('/forgot-password/channel');
    const before = tab.cookies.get('keyledger_reset');
    const { headers } = await tab.submit('/forgot-password/channel', { kind: 'EMAIL' });
    expect(headers.getSetCookie().join()).toContain(
      `keyledger_reset=${before ?? '?'}; Max-Age=1800`,
    );
  });

  it('is sent by a way that was offered only', async () => {
    const tab = await asked((await person()).address);
    await tab.open('/forgot-password/channel');
    for (const kind of ['', 'PIGEON']) {
      const answer = await tab.submit('/forgot-password/channel', { kind });
      expect(answer.status).toBe(422);
      expect(answer.body).toContain('Choose one of these.');
    }
  });
});

describe('the link in the mail', () => {
  it('proves in another browser, and the first one’s ticket opens nothing', async () => {
    const mailbox = await person();
    const first = await asked(mailbox.address);
    const { link } = await sent(mailbox);
    for (let scan = 0; scan < 3; scan += 1) {
      const scanner = browser();
      const landing = await scanner.open(`/r/${link}`);
      expect([...where(landing), landing.body]).toEqual([303, '/forgot-password/link', '']);
      expect(landing.headers.get('referrer-policy')).toBe('no-referrer');
      expect((await scanner.open('/forgot-password/link')).status).toBe(200);
    }
    const second = browser();
    await second.open(`/r/${link}`);
    const page = await second.open('/forgot-password/link');
    expect(page.body).not.toContain(link);
    expect(page.body).not.toContain(mailbox.address);
    const path = '/forgot-password/new-password';
    expect(where(await second.submit('/forgot-password/link', {}))).toEqual([303, path]);
    expect(second.cookies.has('keyledger_reset_link')).toBe(false);

    expect((await first.open(path)).location).toBe('/forgot-password/channel');
    expect((await second.open(path)).body).toContain(mailbox.address);
    expect((await second.submit(path, twice(CHOSEN))).location).toBe('/done?what=password-reset');
    // Whoever merely asked sees nothing of it.
    expect((await first.open('/forgot-password/code')).status).toBe(200);
    expect((await first.open(path)).location).toBe('/forgot-password/channel');
    expect(await signIn(mailbox, CHOSEN)).toBe(303);
  });

  it('is answered alike when it is wrong, used, expired, for something else, or its code was entered', async () => {
    const [used, entered, late] = [await person(), await person(), await person()];
    const bad = ['x', 'a'.repeat(43)];
    await asked(used.address);
    bad.push((await sent(used)).link);
    const user = browser();
    await user.open(`/r/${bad[2] ?? ''}`);
    await user.open('/forgot-password/link');
    expect((await user.submit('/forgot-password/link', {})).status).toBe(303);

    const owner = { organizationId: world.organizationId, stream: `account-${used.accountId}` };
    const expiresAt = new Date(world.clock.now().getTime() + 3_600_000);
    const setPassword = await world.vault.issueLink({ linkId: newId(), owner, expiresAt });
    bad.push(setPassword.reveal());

    const typing = await asked(entered.address);
    const { code, link } = await sent(entered);
    bad.push(link);
    expect((await typing.submit('/forgot-password/code', { code })).status).toBe(303);

    await asked(late.address);
    const { link: expiring } = await sent(late);
    const pages = [];
    for (const token of bad) pages.push(...(await openings(token)));
    world.pass(30 * MINUTE);
    pages.push(...(await openings(expiring)));
    for (const page of pages) {
      expect([page.status, titleOf(page)]).toEqual([404, 'This link does not work']);
    }
    expect(new Set(pages.map(({ body }) => body)).size).toBe(1);
  });

  /** What a link shows, and what its button would answer; the bad page has none, but another form's token serves. */
  async function openings(token: string): Promise<Answer[]> {
    const tab = browser();
    await tab.open(`/r/${token}`);
    const page = await tab.open('/forgot-password/link');
    await tab.open('/forgot-password');
    return [page, await tab.submit('/forgot-password/link', {})];
  }
});

describe('two proofs', () => {
  beforeAll(() => world.policy({ twoProofs: 'EVERYBODY' }));
  afterAll(() => world.policy(INITIAL_RECOVERY_POLICY));

  it('are asked for by two ways, and only the first opens the sight of the second', async () => {
    const mailbox = await person(['EMAIL', 'PHONE']);
    const tab = await asked(mailbox.address);
    const before = await tab.open('/forgot-password/channel');
    expect(before.body).not.toContain('****');
    await tab.open('/forgot-password/code');
    const ticket = tab.cookies.get('keyledger_reset');
    const first = await tab.submit('/forgot-password/code', { code: (await sent(mailbox)).code });
    expect(where(first)).toEqual([303, '/forgot-password/channel']);
    expect(tab.cookies.get('keyledger_reset')).not.toBe(ticket);

    expect((await tab.open('/forgot-password/new-password')).location).toBe(
      '/forgot-password/channel',
    );
    const choice = await tab.open('/forgot-password/channel');
    expect(titleOf(choice)).toBe('One more proof');
    expect(choice.body).toContain('by text message, to +86 138****8000');
    expect(choice.body).not.toContain('value="EMAIL"');
    const repeated = await tab.submit('/forgot-password/channel', { kind: 'EMAIL' });
    expect(repeated.status).toBe(422);
    const path = '/forgot-password/code';
    expect((await tab.submit('/forgot-password/channel', { kind: 'PHONE' })).location).toBe(path);
    expect((await tab.open(path)).body).toContain('We are sending a code to +86 138****8000');
    const second = await tab.submit(path, { code: (await sent(mailbox)).code });
    expect(second.location).toBe('/forgot-password/new-password');
    await tab.open('/forgot-password/new-password');
    const done = await tab.submit('/forgot-password/new-password', twice(CHOSEN));
    expect(done.location).toBe('/done?what=password-reset');
  });

  it('offer of each further way the one channel that a code goes to', async () => {
    const phones = [PHONE, '+8613900139000'].map((destination) => ({
      kind: 'PHONE' as const,
      destination,
    }));
    const mailbox = await world.person({ kind: 'EMAIL', destination: 'a@example.org' }, ...phones);
    const tab = await asked(mailbox.address);
    await tab.submit('/forgot-password/code', { code: (await sent(mailbox)).code });
    const { body } = await tab.open('/forgot-password/channel');
    expect(body.match(/to \+86 [\d*]+/g)).toEqual(['to +86 138****8000']);
  });

  it('are more than somebody with one way can give, who is told who can help', async () => {
    const mailbox = await person(['EMAIL']);
    const tab = await asked(mailbox.address);
    await tab.submit('/forgot-password/code', { code: (await sent(mailbox)).code });
    const page = await tab.open('/forgot-password/channel');
    expect(titleOf(page)).toBe('An administrator has to help');
    expect(page.body).toContain('Contact your administrators');
    expect(page.body).not.toContain('<form');
  });
});

describe('strangers', () => {
  /** Everything that a browser is shown on the way of somebody who has no code, but for what is random. */
  async function shownTo(address: string): Promise<unknown[]> {
    const tab = browser();
    const shown: unknown[] = [];
    const secrets = new Set<string>();
    const see = async (answer: Promise<Answer>) => {
      const { status, headers, body } = await answer;
      const visible = [...headers]
        .filter(([name]) => name !== 'date')
        .map(([name, value]) => [name, value.replace(/=[\w-]{43};/, '=…;')]);
      for (const value of tab.cookies.values()) secrets.add(value);
      expect([...secrets].filter((secret) => body.includes(secret))).toEqual([]);
      shown.push({
        status,
        visible,
        body: body
          .replaceAll(/name="(csrf|commandId)"\s+value="[^"]*"/g, 'name="$1"')
          .replaceAll(address, '…'),
      });
    };
    const [forgot, channel, code] = ['', '/channel', '/code'].map(
      (path) => `/forgot-password${path}`,
    ) as [string, string, string];
    await see(tab.open(forgot));
    await see(tab.submit(forgot, { address }));
    await see(tab.open(channel));
    await see(tab.submit(channel, {}));
    for (const kind of ['EMAIL', 'PHONE'] as const) {
      await see(tab.submit(channel, { kind }));
      await see(tab.open(code));
      for (let n = 0; n < 6; n += 1) await see(tab.submit(code, { code: '12' }));
      await see(tab.open(code));
      await see(tab.submit(`${code}/again`, {}));
      await see(tab.submit(channel, { kind }));
      world.pass(MINUTE);
      await see(tab.submit(`${code}/again`, {}));
      await see(tab.open(code));
      world.pass(MINUTE);
    }
    await see(tab.open('/forgot-password/new-password'));
    await see(tab.submit('/forgot-password/new-password', twice(CHOSEN)));
    world.pass(31 * MINUTE);
    await see(tab.open(code));
    return shown;
  }

  it('see the same of every address, page by page', async () => {
    const suspended = await person();
    const note = { ownerId: suspended.employeeId, note: null };
    await world.company.onAccount(suspended, { type: 'AccountSuspended', data: note });
    const unknown = await shownTo('nobody@example.com');
    expect(unknown.length).toBeGreaterThan(25);
    for (const mailbox of [await person(['EMAIL', 'PHONE']), await person([]), suspended]) {
      expect(await shownTo(mailbox.address)).toEqual(unknown);
    }
  });
});

describe('every form', () => {
  const PATHS = [
    '/forgot-password',
    '/forgot-password/channel',
    '/forgot-password/code',
    '/forgot-password/code/again',
    '/forgot-password/link',
    '/forgot-password/new-password',
  ];

  it.each(PATHS)('is refused without its token, and from elsewhere (%s)', async (path) => {
    const mailbox = await person();
    const { link } = await (await asked(mailbox.address), sent(mailbox));
    const fields = { address: mailbox.address, kind: 'EMAIL', code: '000000', ...twice(CHOSEN) };
    for (const [csrf, headers] of [
      [{ csrf: '' }, {}],
      [{ csrf: 'f'.repeat(64) }, {}],
      [{}, { origin: 'https://evil.example' }],
      [{}, { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ] as const) {
      const tab = browser(headers);
      await tab.open(`/r/${link}`);
      await tab.open('/forgot-password');
      const answer = await tab.submit(path, { ...fields, ...csrf });
      expect([answer.status, titleOf(answer)]).toEqual([403, 'This form is no longer good']);
      expect(tab.cookies.has('keyledger_reset')).toBe(false);
    }
  });
});

describe('the pages of the reset', () => {
  it.each([
    ['en', ['Forgotten password', 'How can we reach you?', 'Enter the code', 'Set a new password']],
    ['zh-CN', ['忘记密码', '我们如何联系您？', '输入验证码', '设置新密码']],
  ])('speak %s', async (language, titles) => {
    const mailbox = await person();
    const tab = browser({ 'accept-language': language });
    const seen = [await tab.open('/forgot-password')];
    await tab.submit('/forgot-password', { address: mailbox.address });
    seen.push(await tab.open('/forgot-password/channel'));
    await tab.submit('/forgot-password/channel', { kind: 'EMAIL' });
    seen.push(await tab.open('/forgot-password/code'));
    await tab.submit('/forgot-password/code', { code: (await sent(mailbox)).code });
    seen.push(await tab.open('/forgot-password/new-password'));
    expect(seen.map(titleOf)).toEqual(titles);
    for (const { body } of seen) expect(body).toContain(`<html lang="${language}">`);
  });

  it('have no script but the one that marks rules, and allow none elsewhere', async () => {
    const policy = ({ headers }: Answer) => headers.get('content-security-policy');
    const form = await browser().open('/forgot-password');
    expect(form.body).not.toContain('<script');
    expect(policy(form)).not.toContain('script-src');
    const page = await (await proved(await person())).open('/forgot-password/new-password');
    expect(policy(page)).toMatch(/^default-src 'none';.*; script-src 'self'$/);
    const [, src = ''] = /<script src="([^"]+)" defer><\/script>/.exec(page.body) ?? [];
    const script = await browser().open(src);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.body).toContain('MISSING_UPPER');
  });
});

describe('behind https', () => {
  it('both cookies are secure, prefixed, and only sent where they are needed', async () => {
    const https = await verificationWorld({}, { publicUrl: 'https://id.example.cn' });
    try {
      const tab = new Browser(https.base, { origin: 'https://id.example.cn' });
      await tab.open('/forgot-password');
      const [ticket] = (
        await tab.submit('/forgot-password', { address: 'x@example.com' })
      ).headers.getSetCookie();
      const [link] = (await tab.open(`/r/${'a'.repeat(43)}`)).headers.getSetCookie();
      const attributes = 'HttpOnly; Secure; SameSite=Lax';
      expect(ticket).toMatch(
        new RegExp(
          `^__Secure-keyledger_reset=[\\w-]{43}; Max-Age=1800; Path=/forgot-password; ${attributes}$`,
        ),
      );
      expect(link).toMatch(
        new RegExp(
          `^__Secure-keyledger_reset_link=a{43}; Max-Age=900; Path=/forgot-password/link; ${attributes}$`,
        ),
      );
      expect((await tab.open('/forgot-password/channel')).status).toBe(200);
    } finally {
      await https.close();
    }
  });
});
