import { mkdirSync, writeFileSync } from 'node:fs';
import { request as requestOf } from 'node:http';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@keyledger/kernel';
import { previewMessage, TEMPLATE_KINDS } from '@keyledger/notifications';
import {
  BrowsingPerson,
  chromiumIsHere,
  launchBrowser,
  MailServer,
  Organization,
  PageVisitor,
  RESET,
  RunningKeyledger,
  untilEvent,
} from './harness/index.js';

const BACKUP = 'ouyang@example.org';
const SMS = '0190d2c4-5f0e-7e5e-8000-000000000001.sms.txt';

/** A GET whose path and headers are sent as they are, without a client tidying them. */
function raw(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const request = requestOf({ hostname, port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
      );
    });
    request.on('error', reject).end();
  });
}

/** Runs in the browser. */
function backgroundOf(element: unknown): string {
  const window = globalThis as unknown as {
    getComputedStyle(of: unknown): { readonly backgroundColor: string };
  };
  return window.getComputedStyle(element).backgroundColor;
}

describe('The development inbox', () => {
  let running: RunningKeyledger;
  let file: string;

  beforeAll(async () => {
    running = await RunningKeyledger.start();
    const organization = await Organization.found(running, 'example.com');
    const owner = await organization.signedIn({ address: 'owner@example.com', role: 'OWNER' });
    await organization.resetByLink();
    const someone = await organization.person({ address: 'ouyang@example.com', backup: BACKUP });
    const input = { accountId: someone.id, reasonCode: 'FORGOTTEN' };
    await owner.caller.send(RESET, { input });
    await untilEvent(running, someone.stream, 'NotificationSent');
    const [message] = running.outbox.messagesTo(BACKUP);
    file = basename(message?.file ?? '');
    mkdirSync(running.outbox.folder, { recursive: true });
    writeFileSync(
      join(running.outbox.folder, SMS),
      'To: +8613800138000\nTemplate: CALLER_CODE\n\n验证码 <b>482913</b>\n',
    );
  });
  afterAll(() => running?.close());

  it('lists what was sent, mail and text messages, and the templates', async () => {
    const { status, html } = await new PageVisitor(running.url).open('/inbox');
    expect(status).toBe(200);
    expect(html).toContain(BACKUP);
    expect(html).toContain(`href="/inbox/${file}"`);
    expect(html).toContain(`href="/inbox/${SMS}"`);
    for (const kind of TEMPLATE_KINDS) expect(html).toContain(`href="/inbox/preview/${kind}"`);
  });

  it('shows a mail in a frame that may run nothing, and its text', async () => {
    const { status, html, headers } = await new PageVisitor(running.url).open(`/inbox/${file}`);
    expect(status).toBe(200);
    expect(html).toMatch(
      /sandbox="allow-popups allow-popups-to-escape-sandbox"\s+srcdoc="&lt;!doc/,
    );
    expect(html).toMatch(/<pre>[^<]*\/l\/[\w-]+/);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; style-src 'self';");
    expect(policy).toContain("style-src-attr 'unsafe-inline'");
    expect(policy).not.toContain('script');
    const plain = await new PageVisitor(running.url).open('/inbox');
    expect(plain.headers.get('content-security-policy')).not.toContain('unsafe');
  });

  it('shows a text message, whose markup is text', async () => {
    const { html } = await new PageVisitor(running.url, 'zh-CN').open(`/inbox/${SMS}`);
    expect(html).toContain('<pre>验证码 &lt;b&gt;482913&lt;/b&gt;</pre>');
    expect(html).not.toContain('<iframe');
  });

  it.each(['zh-CN', 'en'] as const)('previews a template in %s', async (language) => {
    const path = `/inbox/preview/VERIFICATION_CODE?lang=${language}`;
    const { status, html } = await new PageVisitor(running.url).open(path);
    const { subject } = previewMessage('VERIFICATION_CODE', language);
    expect([status, html.includes(`<html lang="${language}">`)]).toEqual([200, true]);
    expect(html).toContain(subject);
    expect(html).toContain('482913');
  });

  it('has nothing where there is no message, and nothing outside of its folder', async () => {
    const missing = await raw(running.url, '/no-such-page');
    expect(missing.status).toBe(404);
    for (const path of [
      `/inbox/${newId()}.eml`,
      '/inbox/..%2f..%2fkeys%2fkeys.json',
      '/inbox/%2e%2e/%2e%2e/etc/passwd',
      '/inbox/../../../etc/passwd',
      '/inbox/..',
      `/inbox/..%2foutbox%2f${file}`,
      `/inbox/${file}%00`,
      '/inbox/preview/NOTHING',
      '/inbox/preview/constructor',
    ]) {
      const { status, body } = await raw(running.url, path);
      expect([path, status]).toEqual([path, 404]);
      expect(JSON.parse(body)).toEqual({
        ...(JSON.parse(missing.body) as object),
        message: `Cannot GET ${path}`,
      });
    }
  });

  it.each([
    ['comes by a proxy', { 'x-forwarded-for': '127.0.0.1' }],
    ['was led here by another name', { host: 'evil.example' }],
  ])('does not exist for who %s', async (_, headers) => {
    for (const path of ['/inbox', `/inbox/${file}`, '/inbox/preview/VERIFICATION_CODE']) {
      const { status, body } = await raw(running.url, path, headers);
      expect([path, status]).toEqual([path, 404]);
      expect(body).not.toContain(BACKUP);
    }
  });

  (chromiumIsHere ? describe : describe.skip)('in a browser (needs chromium)', () => {
    it.each([
      { locale: 'zh-CN', colorScheme: 'light' },
      { locale: 'en', colorScheme: 'dark' },
    ] as const)('shows every page in $locale, $colorScheme, within its policy', async (look) => {
      const { locale, colorScheme } = look;
      const browser = await launchBrowser();
      try {
        const person = await BrowsingPerson.open(browser, running.url, {
          locale,
          javaScript: true,
        });
        await person.page.emulateMedia({ colorScheme });
        await person.page.goto('/inbox');
        await person.picture(`inbox-${colorScheme}`);
        for (const kind of TEMPLATE_KINDS) {
          await person.page.goto(`/inbox/preview/${kind}`);
          const frame = person.page.frameLocator('iframe');
          expect(await frame.locator('html').getAttribute('lang')).toBe(locale);
          const paragraphs = await frame.locator('p').allInnerTexts();
          expect(paragraphs.length).toBeGreaterThan(2);
          await person.picture(`inbox-preview-${kind}-${colorScheme}`);
        }
        await person.page.goto(`/inbox/${file}`);
        const button = person.page.frameLocator('iframe').locator('a');
        expect(await button.evaluate(backgroundOf)).toBe('rgb(26, 86, 196)');
        await person.picture(`inbox-mail-${colorScheme}`);
        const opened = person.page.waitForEvent('popup');
        await button.click();
        const page = await opened;
        await page.waitForLoadState();
        expect(new URL(page.url()).pathname).toBe('/set-password');
        expect(person.violations).toEqual([]);
        expect(person.strays).toEqual([]);
        await person.leave();
      } finally {
        await browser.close();
      }
    });

    it.each(['light', 'dark'] as const)('fits every mail into 360 px, %s', async (colorScheme) => {
      const browser = await launchBrowser();
      try {
        for (const locale of ['zh-CN', 'en'] as const) {
          const person = await BrowsingPerson.open(browser, running.url, {
            locale,
            javaScript: true,
          });
          await person.page.emulateMedia({ colorScheme });
          await person.page.setViewportSize({ width: 360, height: 640 });
          for (const kind of TEMPLATE_KINDS) {
            await person.page.setContent(previewMessage(kind, locale).html.reveal());
            await person.picture(`mail-${kind}-${colorScheme}`);
            const width = await person.page.evaluate('document.documentElement.scrollWidth');
            expect([kind, width]).toEqual([kind, 360]);
          }
          await person.leave();
        }
      } finally {
        await browser.close();
      }
    });
  });
});

describe('The development inbox, where there is a mail server', () => {
  let mail: MailServer;
  let running: RunningKeyledger;
  beforeAll(async () => {
    mail = await MailServer.start();
    running = await RunningKeyledger.start({ settings: mail.settings });
  });
  afterAll(async () => {
    await running?.close();
    await mail?.close();
  });

  it('does not exist', async () => {
    for (const path of ['/inbox', `/inbox/${SMS}`, '/inbox/preview/VERIFICATION_CODE']) {
      const { status } = await raw(running.url, path);
      expect([path, status]).toEqual([path, 404]);
    }
  });
});
