/** A person without JavaScript: follows redirects, keeps cookies, fills in forms. */
export class PageVisitor {
  readonly #cookies = new Map<string, string>();
  /** Of the page that was opened last, after every redirect. */
  path = '';
  status = 0;
  html = '';
  headers = new Headers();

  constructor(
    readonly url: string,
    private readonly language: 'zh-CN' | 'en' = 'en',
  ) {}

  open(path: string): Promise<this> {
    return this.request(path, { method: 'GET' });
  }

  /** Sends the first form of the page that was opened last, with its hidden fields. */
  submit(fields: Readonly<Record<string, string>>): Promise<this> {
    const [, action, form = ''] =
      /<form method="post" action="([^"]+)">(.*?)<\/form>/s.exec(this.html) ?? [];
    if (!action) throw new Error(`There is no form at ${this.path}`);
    const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const body = new URLSearchParams([
      ...hidden.map(([, name = '', value = '']): [string, string] => [name, value]),
      ...Object.entries(fields),
    ]);
    return this.request(action, { method: 'POST', body, headers: { origin: this.url } });
  }

  private async request(
    path: string,
    { headers = {}, ...options }: { method: string; body?: URLSearchParams; headers?: object },
  ): Promise<this> {
    const response = await fetch(new URL(path, this.url), {
      ...options,
      redirect: 'manual',
      headers: {
        ...headers,
        'accept-language': this.language,
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    const next = response.headers.get('location');
    if (next) return this.request(next, { method: 'GET' });
    this.path = path;
    this.status = response.status;
    this.headers = response.headers;
    this.html = await response.text();
    return this;
  }

  private keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split('; ');
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === '' || attributes.includes('Max-Age=0')) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
