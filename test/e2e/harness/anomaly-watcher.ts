import { read } from './caller.js';
import { subscriptionClient } from './subscription-client.js';

const DETECTED = `subscription {
  anomalyDetected { position case { id rule account { address { value } } } }
}`;

/** Somebody who has `anomalyDetected` open over graphql-ws. */
export class AnomalyWatcher {
  /** The addresses of the accounts that were told of, in order. */
  readonly seen: unknown[] = [];
  /** Resolves once the subscription was sent. */
  readonly begun: Promise<unknown>;
  readonly #client;
  #waiting: { readonly address: string; readonly found: () => void }[] = [];

  constructor(url: string, token: string) {
    this.#client = subscriptionClient(url, token, false);
    this.begun = new Promise((resolve) => this.#client.on('connected', resolve));
    this.#client.subscribe(
      { query: DETECTED },
      {
        next: ({ data }) =>
          this.#tell(read(data, 'anomalyDetected', 'case', 'account', 'address', 'value')),
        error: () => undefined,
        complete: () => undefined,
      },
    );
  }

  /** Resolves once a case of that account was told of, also when it was before. */
  async sees(address: string): Promise<void> {
    if (this.seen.includes(address)) return;
    await new Promise<void>((found) => this.#waiting.push({ address, found }));
  }

  async close(): Promise<void> {
    await this.#client.dispose();
  }

  #tell(address: unknown): void {
    this.seen.push(address);
    for (const { address: wanted, found } of this.#waiting) if (wanted === address) found();
  }
}
