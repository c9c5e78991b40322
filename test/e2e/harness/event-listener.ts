import { read } from './caller.js';
import { subscriptionClient } from './subscription-client.js';

/** Somebody who has a subscription open over graphql-ws. */
export class EventListener {
  /** What was told, in order. */
  readonly told: unknown[] = [];
  /** Resolves with why when the subscription is over. */
  readonly ended: Promise<unknown>;
  readonly #client;
  readonly #awaited = new Set<() => void>();

  constructor(url: string, token: string, field: string, query: string, variables: object = {}) {
    this.#client = subscriptionClient(url, token);
    this.ended = new Promise((resolve) => {
      this.#client.subscribe(
        { query, variables: { ...variables } },
        {
          next: ({ data, errors }) => {
            this.told.push(read(data, field) ?? errors);
            for (const wake of this.#awaited) wake();
            this.#awaited.clear();
          },
          error: resolve,
          complete: () => resolve('complete'),
        },
      );
    });
  }

  async until(count: number): Promise<void> {
    while (this.told.length < count) {
      await new Promise<void>((resolve) => {
        this.#awaited.add(resolve);
      });
    }
  }

  async close(): Promise<void> {
    await this.#client.dispose();
  }
}
