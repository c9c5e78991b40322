import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

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

export function launchBrowser(): Promise<Browser> {
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

  async leave(): Promise<void> {
    await this.context.close();
  }
}
