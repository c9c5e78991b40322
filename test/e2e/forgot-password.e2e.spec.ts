import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkPassword, type PasswordRuleCode } from '@keyledger/credentials';
import { Messages } from '@keyledger/graphql';
import { Secret } from '@keyledger/kernel';
import { INITIAL_PASSWORD_POLICY } from '@keyledger/organizations';
import type { Browser } from 'playwright-core';
import {
  BrowsingPerson,
  chromiumIsHere,
  launchBrowser,
  Organization,
  RunningKeyledger,
  sentProof,
  trySignIn,
} from './harness/index.js';

const CHOSEN = 'Qing-chen 7 he feng';
const [FORGOT, CHANNEL, CODE, LINK, NEW] = ['', '/channel', '/code', '/link', '/new-password'].map(
  (path) => `/forgot-password${path}`,
) as [string, string, string, string, string];

/** What the browser can see of a password by itself. */
const SEEN = [
  'TOO_SHORT',
  'TOO_LONG',
  'UNREADABLE_CHARACTER',
  'MISSING_UPPER',
  'MISSING_LOWER',
  'MISSING_DIGIT',
  'MISSING_SPECIAL',
] as const satisfies readonly PasswordRuleCode[];

(chromiumIsHere ? describe : describe.skip)('A forgotten password (needs chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  describe.each([
    { locale: 'zh-CN', javaScript: false },
    { locale: 'zh-CN', javaScript: true },
    { locale: 'en', javaScript: false },
    { locale: 'en', javaScript: true },
  ] as const)('in $locale, with scripts: $javaScript', (options) => {
    let running: RunningKeyledger;
    let organization: Organization;
    let someone: BrowsingPerson;
    const links: string[] = [];
    const { locale, javaScript } = options;
    const text = (key: string) => Messages.render(locale, `pages.${key}`);
    const own = (key: string) => text(`forgotPassword.${key}`);
    const title = () => someone.page.getByRole('heading', { level: 1 }).innerText();

    beforeAll(async () => {
      running = await RunningKeyledger.start();
      organization = await Organization.found(running, 'example.com');
      someone = await BrowsingPerson.open(browser, running.url, options);
    });
    afterAll(async () => {
      await someone?.leave();
      await running?.close();
    });

    /** Looks at the page for people, and measures it at its narrowest. */
    const lookAt = async (name: string) => {
      expect(await someone.narrowestWidth()).toBeLessThanOrEqual(320);
      await someone.pictures(name);
    };

    it('is set anew from the sign-in page by keyboard alone', async () => {
      const zhang = { name: '张伟', address: 'zhang.wei@example.com', phone: '+8613800138000' };
      const account = await organization.person({ ...zhang, backup: 'zhang@example.org' });
      await someone.page.goto('/sign-in');
      await lookAt('01-sign-in');
      await someone.page.getByRole('link', { name: text('signIn.forgotten') }).focus();
      expect(await someone.key('Enter')).toBe(FORGOT);
      expect(await title()).toBe(own('title'));
      await lookAt('02-forgot-password');

      expect(await someone.key(zhang.address, 'Enter')).toBe(CHANNEL);
      await lookAt('03-channel');
      expect(await someone.key('ArrowDown', 'Enter')).toBe(CODE);
      const { code } = await sentProof(running, account, zhang.phone);
      expect(await someone.page.locator('main').innerText()).toContain(
        Messages.render(locale, 'pages.forgotPassword.code.sent.PHONE', { minutes: 10 }),
      );
      await lookAt('04-code');
      expect(await someone.key(code === '000000' ? '111111' : '000000', 'Enter')).toBe(CODE);
      await lookAt('05-wrong-code');
      expect(await someone.key(code, 'Enter')).toBe(NEW);
      expect(await someone.page.locator('main').innerText()).toContain(zhang.address);
      await lookAt('06-new-password');

      await someone.page.locator('#newPassword').focus();
      expect(await someone.key('zhangwei', 'Tab', 'zhangwei', 'Enter')).toBe(NEW);
      await lookAt('07-weak-password');
      expect(await someone.key(CHOSEN, 'Tab', CHOSEN, 'Enter')).toBe('/done');
      await lookAt('08-done');
      expect(await trySignIn(running.url, zhang.address, CHOSEN)).toHaveProperty('token');
    });

    it('is set anew by the link, with a further proof from who has power over others', async () => {
      const owner = { name: '林晓', address: 'owner@example.com', phone: '+8613900139000' };
      const backup = 'lin@example.org';
      const account = await organization.person({ ...owner, backup, role: 'OWNER' });
      await someone.page.goto(FORGOT);
      expect(await someone.key(owner.address, 'Enter', 'Enter')).toBe(CODE);
      await lookAt('09-code-by-mail');
      expect(await someone.press(own('code.again'))).toBe(`${CODE}/again`);
      await lookAt('10-too-early');

      const { path } = await sentProof(running, account, backup);
      links.push(path ?? '');
      await someone.page.goto(path ?? '');
      expect(new URL(someone.page.url()).pathname).toBe(LINK);
      await lookAt('11-link');
      expect(await someone.key('Enter')).toBe(CHANNEL);
      expect(await title()).toBe(own('channel.furtherTitle'));
      await lookAt('12-further');
      expect(await someone.press(own('channel.submit'))).toBe(CODE);
      await lookAt('13-further-code');
      const { code } = await sentProof(running, account, owner.phone, 2);
      await someone.fill({ [own('code.code')]: code });
      expect(await someone.press(own('code.submit'))).toBe(NEW);
      await someone.fill({ [text('newPassword')]: CHOSEN, [text('newPasswordAgain')]: CHOSEN });
      expect(await someone.press(own('newPassword.submit'))).toBe('/done');
      await someone.page.goto(CODE);
      expect(new URL(someone.page.url()).pathname).toBe(FORGOT);
    });

    it('is an administrator’s matter for who has no way left', async () => {
      const alone = { address: 'alone@example.com', backup: 'alone@example.org' };
      const account = await organization.person({ ...alone, role: 'ADMIN' });
      await someone.page.goto(FORGOT);
      expect(await someone.key(alone.address, 'Enter', 'Enter')).toBe(CODE);
      const { code } = await sentProof(running, account, alone.backup);
      expect(await someone.key(code, 'Enter')).toBe(CHANNEL);
      expect(await title()).toBe(own('noWay.title'));
      await lookAt('14-no-way');
      await someone.page.goto(`/r/${'a'.repeat(43)}`);
      expect(await title()).toBe(own('badLink.title'));
      await lookAt('15-bad-link');
    });

    it('that is over is begun again', async () => {
      await someone.page.goto(FORGOT);
      await someone.key('nobody@example.com', 'Enter');
      const cookies = await someone.page.context().cookies();
      const ticket = cookies.find(({ name }) => name === 'keyledger_reset');
      expect(ticket).toMatchObject({ path: FORGOT, httpOnly: true, sameSite: 'Lax' });
      if (ticket) await someone.page.context().addCookies([{ ...ticket, value: 'a'.repeat(43) }]);
      await someone.page.goto(CODE);
      expect(await title()).toBe(own('over.title'));
      await lookAt('16-over');
      await someone.page.getByRole('link', { name: own('over.again') }).click();
      expect(await title()).toBe(own('title'));
    });

    describe('the rules of the new one', () => {
      const states = async () => {
        const items = someone.page.locator('[data-rule]');
        const pairs = await items.evaluateAll((all) =>
          all.map((each) => {
            const { rule, state } = (each as unknown as { dataset: Record<string, string> })
              .dataset;
            return [rule ?? '', state ?? ''] as const;
          }),
        );
        return new Map<string, string>(pairs);
      };
      const first = () => someone.page.locator('#newPassword');
      const again = () => someone.page.locator('#newPasswordAgain');

      beforeAll(async () => {
        const wang = { name: '王芳', address: 'wang.fang@example.com', backup: 'wang@example.org' };
        const account = await organization.person(wang);
        await someone.page.goto(FORGOT);
        expect(await someone.key(wang.address, 'Enter', 'Enter')).toBe(CODE);
        const { code } = await sentProof(running, account, wang.backup);
        expect(await someone.key(code, 'Enter')).toBe(NEW);
      });

      if (javaScript) {
        it('turn green one by one, and are counted for who hears them', async () => {
          const state = async (rule: string) => (await states()).get(rule);
          expect(await state('TOO_SHORT')).toBe('');
          await first().pressSequentially('qing');
          expect(await state('MISSING_LOWER')).toBe('kept');
          expect(await state('TOO_SHORT')).toBe('open');
          expect(await state('CONTAINS_NAME')).toBe('');
          await lookAt('17-typing');
          await first().fill(CHOSEN);
          expect(await state('SAME')).toBe('open');
          await again().fill(CHOSEN);
          expect(await state('SAME')).toBe('kept');
          await lookAt('18-all-kept');
          const all = SEEN.length + 1;
          expect(await someone.page.getByRole('status').innerText()).toBe(
            Messages.render(locale, 'pages.rules.summary', { kept: all, all }),
          );
          const later = someone.page.getByRole('list', { name: text('rules.later') });
          expect(await later.getByRole('listitem').count()).toBe(5);
        });

        it('are seen as the server sees them', async () => {
          const policy = { ...INITIAL_PASSWORD_POLICY, version: 1 };
          const person = {
            name: null,
            birthDate: null,
            employeeNumber: null,
            address: 'x@y.cn',
            organizationName: '',
          };
          const samples = [
            ...[
              'a',
              'A',
              '7',
              '#',
              ' ',
              '密码密码密码密码密码',
              'Kp7#vLq2wR',
              'Kp7#😀😀😀',
              'é',
              'ß',
            ],
            ...[
              'Kp7#vLq2wR\u200b',
              'Kp7#e\u0301\u0301abcde',
              '\u0661',
              'Ǆ',
              'ǅ',
              '€',
              '_',
              '１２３',
            ],
            ...['Kp7#vLq2wR\u0007', 'K'.repeat(128), `${'k'.repeat(127)}😀`, 'K'.repeat(129)],
          ];
          for (const sample of samples) {
            await first().fill(sample);
            const { violations } = checkPassword(new Secret(sample), person, policy);
            const broken = new Set(violations.map(({ code }) => code));
            const expected = SEEN.map((code) => [code, broken.has(code) ? 'open' : 'kept']);
            const seen = await states();
            expect([sample, SEEN.map((code) => [code, seen.get(code)])]).toEqual([
              sample,
              expected,
            ]);
          }
        });

        it('can be read in what was typed by who wants to see it', async () => {
          await first().fill(CHOSEN);
          await again().fill(CHOSEN);
          await someone.page.getByLabel(text('showPasswords'), { exact: true }).check();
          expect(await first().getAttribute('type')).toBe('text');
          expect(await again().getAttribute('type')).toBe('text');
          await lookAt('19-shown');
          await someone.page.evaluate(
            `document.querySelector('form').addEventListener('submit', (event) => event.preventDefault())`,
          );
          await again().press('Enter');
          expect(await first().getAttribute('type')).toBe('password');
        });
      } else {
        it('are a plain list without scripts', async () => {
          expect(new Set((await states()).values())).toEqual(new Set(['']));
          expect(await someone.page.locator('[data-rule="SAME"]').isVisible()).toBe(false);
          expect(await someone.page.getByText(text('showPasswords')).isVisible()).toBe(false);
          expect(await someone.page.locator('[data-rule="CONTAINS_NAME"]').innerText()).toBe(
            Messages.render(locale, 'credentials.rule.CONTAINS_NAME'),
          );
        });
      }
    });

    it('left no link in any log', () => {
      expect(links).toHaveLength(1);
      const tokens = links.map((path) => path.slice('/r/'.length));
      expect(running.logged.length).toBeGreaterThan(10);
      for (const token of tokens) expect(running.logged.join('\n')).not.toContain(token);
    });

    it('never met the content security policy, nor anything from elsewhere', () => {
      expect(someone.violations).toEqual([]);
      expect(someone.strays).toEqual([]);
    });
  });
});
