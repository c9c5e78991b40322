import { read } from './caller.js';
import { subscriptionClient } from './subscription-client.js';

const PROGRESS = `subscription ($id: ID!) {
  bulkOperationProgressed(id: $id) {
    position operation { state accounts workedOn done unchanged refused }
  }
}`;

/** Somebody who has `bulkOperationProgressed` open over graphql-ws. */
export class BulkWatcher {
  /** How the operation stood, in order. */
  readonly seen: unknown[] = [];
  /** Resolves with why when the subscription is over. */
  readonly ended: Promise<unknown>;
  readonly #waiting = new Set<() => void>();
  readonly #client;

  constructor(url: string, token: string, id: string) {
    this.#client = subscriptionClient(url, token);
    this.ended = new Promise((resolve) => {
      this.#client.subscribe(
        { query: PROGRESS, variables: { id } },
        {
          next: ({ data }) => {
            this.seen.push(read(data, 'bulkOperationProgressed', 'operation'));
            for (const look of this.#waiting) look();
          },
          error: resolve,
          complete: () => resolve('complete'),
        },
      );
    });
  }

  /** What was seen first of what fits, once it is there. */
  sees(fits: (operation: unknown) => boolean): Promise<unknown> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.seen.find(fits);
        if (found === undefined) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  async close(): Promise<void> {
    await this.#client.dispose();
  }
}
