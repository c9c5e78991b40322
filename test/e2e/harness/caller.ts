export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** As it came over the wire. */
  readonly text: string;
  // Specs read answers of many shapes; each asserts the one it expects.
  readonly data: Data | null;
  readonly errors: readonly GraphqlError[];
  readonly extensions: { readonly position?: string; readonly stale?: boolean };
}

/** What an operation answered, to be looked into by `read`. */
export type Data = Readonly<Record<string, unknown>>;

export interface CallerOptions {
  readonly token?: string | null;
  readonly language?: 'zh-CN' | 'en';
  readonly headers?: Readonly<Record<string, string>>;
  /** Told every answer as it came over the wire. */
  readonly onAnswer?: (text: string) => void;
}

/** One person or program that sends GraphQL operations, and reads its own writes. */
export class Caller {
  #position: string | undefined;

  constructor(
    private readonly url: string,
    private readonly options: CallerOptions = {},
  ) {}

  /** From now on lists are read as they are at this position, or later. */
  after(position: unknown): this {
    if (typeof position === 'string') this.#position = position;
    return this;
  }

  get position(): string | undefined {
    return this.#position;
  }

  /** Answers whatever came back, refusals included. */
  async ask(query: string, variables: object = {}): Promise<Answer> {
    const { token, language = 'en', headers } = this.options;
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': language,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(this.#position ? { 'keyledger-min-position': this.#position } : {}),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    this.options.onAnswer?.(text);
    const { data = null, errors = [], extensions = {} } = JSON.parse(text) as Partial<Answer>;
    for (const payload of Object.values(data ?? {})) this.after(read(payload, 'position'));
    return { status: response.status, headers: response.headers, text, data, errors, extensions };
  }

  /** Answers the operation's one field. @throws when the operation failed. */
  async send(query: string, variables: object = {}): Promise<unknown> {
    const { data, errors } = await this.ask(query, variables);
    if (errors.length > 0 || !data) throw new Error(errors.map(({ message }) => message).join());
    return Object.values(data)[0];
  }

  /** Why the operation as a whole was refused, `UNAUTHENTICATED` for instance; undefined when it was not. */
  async refusal(query: string, variables: object = {}): Promise<string | undefined> {
    return (await this.ask(query, variables)).errors[0]?.extensions?.code;
  }
}

/** A value inside an answer: `read(account, 'address', 'value')`; undefined where the way ends. */
export function read(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null
        ? (at as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}
