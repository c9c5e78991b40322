import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const chromiumIsHere = existsSync(CHROMIUM);

/** Loads what drives the browser with it: most files that use this folder open none. */
export async function launchBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

export interface PersonOptions {
  readonly locale: 'zh-CN' | 'en';
  readonly javaScript: boolean;
}

/** Somebody at a browser of their own, and what their browser complained about. */
export class BrowsingPerson {
  /** What the content security policy stopped. */
  readonly violations: string[] = [];
  /** Where they were sent that is not ours, and what could not be had. */
  readonly strays: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly name: string,
  ) {}

  static async open(
    browser: Browser,
    url: string,
    { locale, javaScript }: PersonOptions,
  ): Promise<BrowsingPerson> {
    const context = await browser.newContext({
      baseURL: url,
      locale,
      javaScriptEnabled: javaScript,
      viewport: { width: 420, height: 900 },
    });
    const page = await context.newPage();
    const name = `${locale}-${javaScript ? 'scripts' : 'no-scripts'}`;
    const person = new BrowsingPerson(page, context, name);
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy'))
        person.violations.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) person.strays.push(request.url());
    });
    page.on('requestfailed', (request) => {
      // An icon that was still loading when its page was left.
      const left = request.failure()?.errorText === 'net::ERR_ABORTED';
      if (!left) person.strays.push(request.url());
    });
    return person;
  }

  /** For people to look at: kept where KEYLEDGER_SCREENSHOTS names a folder. */
  async picture(of: string): Promise<void> {
    const folder = process.env['KEYLEDGER_SCREENSHOTS'];
    if (!folder) return;
    await this.page.screenshot({ path: join(folder, `${this.name}-${of}.png`), fullPage: true });
  }

  /** Likewise, as it looks on a telephone and on a desk, by day and by night. */
  async pictures(of: string): Promise<void> {
    const before = this.page.viewportSize();
    for (const colorScheme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme });
      for (const width of [360, 1000]) {
        await this.page.setViewportSize({ width, height: 740 });
        await this.picture(`${of}-${colorScheme}-${width}`);
      }
    }
    await this.page.emulateMedia({ colorScheme: null });
    if (before) await this.page.setViewportSize(before);
  }

  /** How wide the page is at the narrowest that it has to be readable at, 320 CSS pixels (WCAG 2.2 §1.4.10). */
  async narrowestWidth(): Promise<number> {
    const before = this.page.viewportSize();
    await this.page.setViewportSize({ width: 320, height: 640 });
    const width = Number(await this.page.evaluate('document.documentElement.scrollWidth'));
    if (before) await this.page.setViewportSize(before);
    return width;
  }

  /** Types where the cursor is, as somebody without a mouse does; every `Enter` is waited for. @returns the path then. */
  async key(...keys: readonly string[]): Promise<string> {
    for (const key of keys) {
      await this.cursorPlaced();
      const arrived = key === 'Enter' ? this.page.waitForEvent('load') : null;
      if (/^(Enter|Tab|Space|Shift\+Tab|Arrow\w+)$/.test(key)) await this.page.keyboard.press(key);
      else await this.page.keyboard.type(key);
      await arrived;
    }
    return new URL(this.page.url()).pathname;
  }

  /** Types into fields by their labels, as people find them. */
  async fill(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) {
      await this.page.getByLabel(label, { exact: true }).fill(value);
    }
  }

  /** Presses the button and waits for the page it leads to. @returns that page's path. */
  async press(button: string): Promise<string> {
    const arrived = this.page.waitForEvent('load');
    await this.page.getByRole('button', { name: button, exact: true }).click();
    await arrived;
    return new URL(this.page.url()).pathname;
  }

  /** Browsers put the cursor where a page wants it a moment after it was loaded. */
  private async cursorPlaced(): Promise<void> {
    if ((await this.page.locator(':focus').count()) > 0) return;
    const wanted = this.page.locator('[autofocus]');
    if ((await wanted.count()) > 0) await this.page.locator('[autofocus]:focus').waitFor();
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
