import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Messages } from '@keyledger/graphql';
import type { Browser } from 'playwright-core';
import {
  BrowsingPerson,
  chromiumIsHere,
  launchBrowser,
  Organization,
  read,
  RESET,
  RunningKeyledger,
  setUpLink,
  signIn,
  untilEvent,
  type Caller,
} from './harness/index.js';

const OWNER = { address: 'linxiao@example.com', password: 'Yue-liang 9 chuan!' };
const CHOSEN = 'Qing-chen 7 he feng';

(chromiumIsHere ? describe : describe.skip)('The pages (needs chromium)', () => {
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
    let owner: Caller;
    let person: BrowsingPerson;
    const { locale } = options;
    const text = (key: string) => Messages.render(locale, `pages.${key}`);

    beforeAll(async () => {
      running = await RunningKeyledger.start();
      person = await BrowsingPerson.open(browser, running.url, options);
    });
    afterAll(async () => {
      await person?.leave();
      await running?.close();
    });

    const newPassword = (password: string) => ({
      [text('newPassword')]: password,
      [text('newPasswordAgain')]: password,
    });
    const signInAs = async (address: string, password: string) => {
      await person.page.goto('/sign-in');
      await person.fill({ [text('signIn.address')]: address, [text('signIn.password')]: password });
      return person.press(text('signIn.submit'));
    };
    const title = () => person.page.getByRole('heading', { level: 1 }).innerText();

    it('found the company by the set-up link', async () => {
      await person.page.goto(await setUpLink(running));
      expect(new URL(person.page.url()).pathname).toBe('/setup');
      expect(await person.page.locator('html').getAttribute('lang')).toBe(locale);
      await person.picture('1-set-up');
      const fields = {
        [text('setUp.organizationName')]: '蓝山科技',
        [text('setUp.domain')]: 'example.com',
        [text('setUp.ownerName')]: '林晓',
        [text('setUp.address')]: OWNER.address,
      };
      await person.fill({ ...fields, ...newPassword('linxiao') });
      expect(await person.press(text('setUp.submit'))).toBe('/setup');
      expect(await person.page.locator('#newPassword-error li').count()).toBeGreaterThan(3);
      await person.picture('2-set-up-weak-password');
      await person.fill(newPassword(OWNER.password));
      expect(await person.press(text('setUp.submit'))).toBe('/done');
      expect(await title()).toBe(text('done.title'));
      await person.picture('3-set-up-done');
    });

    it('sign in, say who is there, and sign out', async () => {
      expect(await signInAs(OWNER.address, 'Not the 1st one!')).toBe('/sign-in');
      expect(await person.page.getByRole('alert').innerText()).not.toBe('');
      await person.picture('4-sign-in-refused');
      expect(await signInAs(OWNER.address, OWNER.password)).toBe('/');
      expect(await person.page.locator('dl').innerText()).toContain('林晓');
      await person.picture('5-home');
      expect(await person.press(text('home.signOut'))).toBe('/done');
      await person.page.goto('/');
      expect(new URL(person.page.url()).pathname).toBe('/sign-in');
    });

    it('make a temporary password be changed before anything else', async () => {
      owner = await signIn(running.url, OWNER.address, OWNER.password);
      const { id } = (await owner.send('{ organization { id } }')) as { id: string };
      organization = Organization.of(running, id);
      const zhang = { name: '张伟', address: 'zhang.wei@example.com', password: null };
      const { id: accountId } = await organization.person(zhang);
      const reset = await owner.send(RESET, { input: { accountId, reasonCode: 'FORGOTTEN' } });
      const temporary = String(read(reset, 'secret', 'temporaryPassword'));

      expect(await signInAs(zhang.address, temporary)).toBe('/change-password');
      await person.page.goto('/');
      expect(new URL(person.page.url()).pathname).toBe('/change-password');
      await person.picture('6-change-password');
      const current = { [text('changePassword.temporaryPassword')]: temporary };
      await person.fill({ ...current, ...newPassword('zhangwei') });
      await person.press(text('changePassword.submit'));
      expect(await person.page.locator('#newPassword-error li').count()).toBeGreaterThan(3);
      expect(await person.page.locator('input[type=password]').first().inputValue()).toBe('');
      await person.picture('7-change-password-weak');
      await person.fill({ ...current, ...newPassword(CHOSEN) });
      expect(await person.press(text('changePassword.submit'))).toBe('/done');
      await person.picture('8-change-password-done');
      expect(await signInAs(zhang.address, CHOSEN)).toBe('/');
      await person.press(text('home.signOut'));
    });

    it('let a person set a password by a link, once', async () => {
      await organization.resetByLink();
      const backup = 'ouyang@example.org';
      const ouyang = { name: '欧阳静', address: 'ouyang.jing@example.com', password: null, backup };
      const someone = await organization.person(ouyang);
      await owner.send(RESET, { input: { accountId: someone.id, reasonCode: 'FORGOTTEN' } });
      await untilEvent(running, someone.stream, 'NotificationSent');
      const [message] = running.outbox.messagesTo(backup);
      const link = /\/l\/[\w-]+/.exec(message?.text ?? '')?.[0] ?? '';

      await person.page.goto(link);
      expect(new URL(person.page.url()).pathname).toBe('/set-password');
      expect(await person.page.locator('main').innerText()).toContain(ouyang.address);
      await person.picture('9-set-password');
      await person.fill(newPassword(CHOSEN));
      expect(await person.press(text('setPassword.submit'))).toBe('/done');
      await person.page.goto(link);
      expect(await title()).toBe(text('badLink.title'));
      await person.picture('10-used-link');
    });

    it('can be read in the other language, in the dark, and on a narrow screen', async () => {
      await person.page.emulateMedia({ colorScheme: 'dark' });
      await person.page.setViewportSize({ width: 320, height: 640 });
      await person.page.goto('/sign-in');
      await person.picture('11-sign-in-dark-narrow');
      const main = await person.page.locator('main').boundingBox();
      expect((main?.x ?? 0) + (main?.width ?? 999)).toBeLessThanOrEqual(320);
      const other = locale === 'en' ? 'zh-CN' : 'en';
      await person.page
        .getByRole('link', { name: other === 'en' ? 'English' : '简体中文' })
        .click();
      expect(await title()).toBe(Messages.render(other, 'pages.signIn.title'));
      await person.page.goto('/sign-in');
      expect(await person.page.locator('html').getAttribute('lang')).toBe(other);
    });

    it('never met their content security policy, nor anything from elsewhere', () => {
      expect(person.violations).toEqual([]);
      expect(person.strays).toEqual([]);
    });

    it('would have: a script or style written into the page is stopped', async () => {
      await person.page.evaluate(`
        const script = document.createElement('script');
        script.textContent = 'window.planted = true';
        const style = document.createElement('style');
        style.textContent = 'body { display: none }';
        document.head.append(script, style);
      `);
      expect(await person.page.evaluate('window.planted')).toBeUndefined();
      await person.page.reload();
      expect(person.violations.length).toBeGreaterThan(0);
    });
  });
});
