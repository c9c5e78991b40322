import { read } from './caller.js';
import { subscriptionClient } from './subscription-client.js';

const CHANGES = `subscription ($id: ID) {
  accountChanged(id: $id) {
    position
    account { id state address { value } credential { state mustChange } }
  }
}`;

/** Somebody who has `accountChanged` open over graphql-ws. */
export class AccountWatcher {
  /** The accounts that were told of, in order. */
  readonly seen: unknown[] = [];
  /** Resolves with why when the subscription is over. */
  readonly ended: Promise<unknown>;
  readonly #client;
  #waiting: { readonly wanted: (account: unknown) => boolean; readonly found: () => void }[] = [];

  constructor(url: string, token: string | null, id: string | null = null) {
    this.#client = subscriptionClient(url, token);
    this.ended = new Promise((resolve) => {
      this.#client.subscribe(
        { query: CHANGES, variables: { id } },
        {
          next: ({ data, errors }) => this.#tell(read(data, 'accountChanged', 'account'), errors),
          error: resolve,
          complete: () => resolve('complete'),
        },
      );
    });
  }

  /** Resolves once such an account was told of, also when it was before. */
  async sees(wanted: (account: unknown) => boolean): Promise<void> {
    if (this.seen.some(wanted)) return;
    await new Promise<void>((found) => this.#waiting.push({ wanted, found }));
  }

  async close(): Promise<void> {
    await this.#client.dispose();
  }

  #tell(account: unknown, errors: unknown): void {
    this.seen.push(account ?? errors);
    const told = this.#waiting.filter(({ wanted }) => wanted(account));
    this.#waiting = this.#waiting.filter((each) => !told.includes(each));
    for (const { found } of told) found();
  }
}
