/** A person without JavaScript: follows redirects, keeps cookies, fills in forms. */
export class PageVisitor {
  #cookies = new Map();

  constructor(url, language = 'en') {
    this.url = url;
    this.language = language;
  }

  async open(path) {
    return this.#request(path, { method: 'GET' });
  }

  /** Sends the first form of the page that was opened last, with its hidden fields. */
  async submit(fields) {
    const [, action, form = ''] =
      /<form method="post" action="([^"]+)">(.*?)<\/form>/s.exec(this.html) ?? [];
    if (!action) throw new Error('There is no form on this page');
    const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const body = new URLSearchParams([
      ...hidden.map(([, name, value]) => [name, value]),
      ...Object.entries(fields),
    ]);
    return this.#request(action, { method: 'POST', body, headers: { origin: this.url } });
  }

  async #request(path, options) {
    const response = await fetch(new URL(path, this.url), {
      ...options,
      redirect: 'manual',
      headers: {
        ...options.headers,
        'accept-language': this.language,
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    const next = response.headers.get('location');
    if (next) return this.#request(next, { method: 'GET' });
    this.path = path;
    this.status = response.status;
    this.html = await response.text();
    return this;
  }

  #keep(cookie) {
    const [pair, ...attributes] = cookie.split('; ');
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    const value = pair.slice(at + 1);
    if (value === '' || attributes.includes('Max-Age=0')) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
