export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly location: string | null;
}

const COOKIE = /^([^=]+)=([^;]*)(.*)$/s;

/** What a browser does for a person without scripts: keeps cookies, fills forms, follows nothing by itself. */
export class Browser {
  readonly cookies = new Map<string, string>();
  private page = '';

  /** @param base where the application listens. @param headers that go with every request. */
  constructor(
    private readonly base: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  open(path: string): Promise<Answer> {
    return this.send(path, {});
  }

  /** Sends the form of the last page that was opened, its hidden fields included. */
  submit(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const hidden = [...this.page.matchAll(/type="hidden"\s+name="(\w+)"\s+value="([^"]*)"/g)];
    const form = new URLSearchParams();
    for (const [, name = '', value = ''] of hidden) form.set(name, value);
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return this.send(path, { method: 'POST', body: form, headers: { origin: this.base } });
  }

  private async send(path: string, init: RequestInit): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, ...(init.headers as Record<string, string>), ...this.headers };
    const response = await fetch(`${this.base}${path}`, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = '', attributes = ''] = COOKIE.exec(line) ?? [];
      if (/Max-Age=0/i.test(attributes)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const body = await response.text();
    if (response.status !== 303) this.page = body;
    const location = response.headers.get('location');
    return { status: response.status, headers: response.headers, body, location };
  }
}
