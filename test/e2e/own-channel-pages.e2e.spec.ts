import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Messages } from '@keyledger/graphql';
import type { Browser } from 'playwright-core';
import {
  BrowsingPerson,
  chromiumIsHere,
  launchBrowser,
  Organization,
  PASSWORD,
  RunningKeyledger,
  untilEvent,
} from './harness/index.js';

const PHONE = '+8613800138000';

(chromiumIsHere ? describe : describe.skip)(
  'The pages of recovery channels (needs chromium)',
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());

    describe.each([{ locale: 'zh-CN' }, { locale: 'en' }] as const)('in $locale', ({ locale }) => {
      let running: RunningKeyledger;
      let person: BrowsingPerson;
      const text = (key: string) => Messages.render(locale, `pages.${key}`);
      const own = (key: string) => text(`recoveryChannels.${key}`);
      const main = () => person.page.locator('main').innerText();
      const title = () => person.page.getByRole('heading', { level: 1 }).innerText();
      const follow = (label: string) =>
        person.page.getByRole('link', { name: label, exact: true }).first().click();
      const password = { [own('currentPassword')]: PASSWORD };

      beforeAll(async () => {
        running = await RunningKeyledger.start();
        const organization = await Organization.found(running, 'example.com');
        const zhang = { name: '张伟', address: 'zhang.wei@example.com' };
        await organization.person({ ...zhang, backup: 'old@example.org' });
        person = await BrowsingPerson.open(browser, running.url, { locale, javaScript: false });
        await person.page.setViewportSize({ width: 360, height: 740 });
        await person.page.goto('/sign-in');
        await person.fill({
          [text('signIn.address')]: zhang.address,
          [text('signIn.password')]: PASSWORD,
        });
        expect(await person.press(text('signIn.submit'))).toBe('/');
      });
      afterAll(async () => {
        await person?.leave();
        await running?.close();
      });

      /** The one that was sent to the telephone last. */
      async function code(): Promise<string> {
        await untilEvent(running, 'account-', 'NotificationSent', 2);
        const [message] = running.outbox.textMessagesTo(PHONE);
        return /\b\d{6}\b/.exec(message?.text ?? '')?.[0] ?? '';
      }

      it('list them masked, and refuse a change without the password', async () => {
        await person.picture('channels-1-home');
        await follow(text('home.recoveryChannels'));
        expect(await title()).toBe(own('title'));
        expect(await main()).toContain('o***@example.org');
        expect(await main()).not.toContain('old@example.org');
        // Nobody has sent anything there yet.
        expect(await main()).not.toContain(own('byLink'));
        expect(await main()).toContain(own('send'));
        await person.picture('channels-2-list');
        await follow(own('add'));
        await person.fill({
          [own('destination')]: '138 0013 8000',
          [own('currentPassword')]: 'wrong',
        });
        expect(await person.press(own('add.submit'))).toBe('/recovery-channels/add');
        expect(await person.page.locator('#currentPassword-error').innerText()).not.toBe('');
        expect(await person.page.getByLabel(own('destination')).inputValue()).toBe('138 0013 8000');
        expect(await person.page.getByLabel(own('currentPassword')).inputValue()).toBe('');
        await person.picture('channels-3-wrong-password');
        await person.fill({ [own('destination')]: 'zhang.wei@example.com', ...password });
        expect(await person.press(own('add.submit'))).toBe('/recovery-channels/add');
        expect(await person.page.locator('#destination-error').innerText()).toBe(
          text('InvalidInput.destination'),
        );
        await person.picture('channels-4-own-mailbox');
      });

      it('add a telephone, and confirm it by the code that came there', async () => {
        await person.fill({ [own('destination')]: '138 0013 8000', ...password });
        expect(await person.press(own('add.submit'))).toBe('/recovery-channels');
        expect(await person.page.getByRole('status').innerText()).toBe(own('notice.sent'));
        expect(await main()).toContain('+86 138****8000');
        await person.picture('channels-5-telephone-added');
        const sent = await code();
        await person.fill({ [own('code')]: sent === '000000' ? '000001' : '000000' });
        await person.press(own('confirm'));
        expect(await person.page.getByRole('alert').innerText()).not.toBe('');
        await person.picture('channels-6-wrong-code');
        await person.fill({ [own('code')]: sent });
        expect(await person.press(own('confirm'))).toBe('/recovery-channels');
        expect(await person.page.getByRole('status').innerText()).toBe(own('notice.confirmed'));
        expect(await person.page.getByLabel(own('code')).count()).toBe(0);
        await person.picture('channels-7-confirmed');
      });

      it('replace one by another, and remove one', async () => {
        await follow(own('replace'));
        expect(await title()).toBe(own('replace.title'));
        expect(await main()).toContain('o***@example.org');
        await person.picture('channels-8-replace');
        await person.fill({ [own('destination')]: 'new@example.org', ...password });
        expect(await person.press(own('replace.submit'))).toBe('/recovery-channels');
        expect(await main()).toContain('n***@example.org');
        expect(await main()).not.toContain('o***@example.org');
        await person.press(own('sendAgain'));
        await person.picture('channels-9-too-soon');
        expect(await person.page.getByRole('alert').innerText()).not.toBe('');

        await follow(own('remove'));
        expect(await title()).toBe(own('remove.title'));
        await person.picture('channels-10-remove');
        await person.fill(password);
        expect(await person.press(own('remove.submit'))).toBe('/recovery-channels');
        expect(await person.page.getByRole('status').innerText()).toBe(own('notice.removed'));
        expect(await person.page.locator('.channels > li').count()).toBe(1);
      });

      it('confirm a mail address by its link, once', async () => {
        // Two of the telephone, three of the replacement, two of the removal.
        await untilEvent(running, 'account-', 'NotificationSent', 7);
        const links = running.outbox
          .messagesTo('new@example.org')
          .flatMap((mail) => /\/c\/[\w-]{43}/.exec(mail.text) ?? []);
        await person.page.goto(links[0] ?? '');
        expect(await title()).toBe(text('confirmChannel.title'));
        expect(await main()).toContain('n***@example.org');
        await person.picture('channels-11-confirm');
        await person.press(text('confirmChannel.submit'));
        expect(await title()).toBe(text('confirmChannel.doneTitle'));
        await person.page.goto(links[0] ?? '');
        expect(await title()).toBe(text('confirmChannel.badTitle'));
        await person.picture('channels-11-used-link');
        await person.page.goto('/recovery-channels');
        expect(await main()).toContain(own('state.VERIFIED'));
      });

      it('fit a narrow screen, and nothing of them was stopped by the policy', async () => {
        await person.page.setViewportSize({ width: 320, height: 640 });
        await person.page.emulateMedia({ colorScheme: 'dark' });
        await person.page.goto('/recovery-channels');
        await person.picture('channels-12-dark-narrow');
        const width = await person.page.evaluate('document.documentElement.scrollWidth');
        expect(width).toBeLessThanOrEqual(320);
        expect(person.violations).toEqual([]);
        expect(person.strays).toEqual([]);
      });
    });
  },
);
