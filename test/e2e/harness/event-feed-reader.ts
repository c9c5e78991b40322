export const ISSUE_TOKEN = `mutation ($input: IssueServiceTokenInput!) {
  issueServiceToken(input: $input) {
    __typename
    ... on ServiceTokenPayload { secret token { id name subjectFormat expiresAt } }
    ... on Problem { code path }
  }
}`;

export interface PublicEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly source: string;
  readonly sequence: string;
  readonly position: string;
  readonly recordedtime: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export type Wish = Readonly<Record<string, string | number>>;

/** A downstream system that polls `GET /events` with its token. */
export class EventFeedReader {
  #opened: () => void = () => undefined;
  /** Resolves when the next answer has begun. */
  opened = Promise.resolve();

  constructor(
    private readonly url: string,
    readonly token: string,
  ) {}

  ask(wish: Wish = {}): Promise<Response> {
    this.opened = new Promise((resolve) => (this.#opened = resolve));
    const query = new URLSearchParams(
      Object.entries(wish).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const asked = fetch(`${this.url}/events?${query.toString()}`, {
      headers: { authorization: `Bearer ${this.token}` },
    });
    void asked.then(this.#opened, this.#opened);
    return asked;
  }

  /** The events of an answer, and the position of its last line. */
  async poll(wish: Wish = {}): Promise<{ events: PublicEvent[]; position: string }> {
    const answer = await this.ask(wish);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status} ${text}`);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as PublicEvent);
    const events = lines.filter(({ type }) => type !== 'keyledger.feed.heartbeat.v1');
    return { events, position: String(lines.at(-1)?.position) };
  }
}
