import { LRUCache } from 'lru-cache';
import type { Loaded } from '../aggregate-store.port.js';
import type { Aggregate } from '../aggregate.js';

export interface FoldCacheOptions {
  /** Categories whose streams are read at nearly every command, such as `organization`. */
  readonly categories: readonly string[];
  /** Most streams kept (default 1000). */
  readonly max?: number;
}

/**
 * Keeps folded states, so that a load reads only what is newer: as consistent as reading from the beginning,
 * since the head is read from the store each time. States may hold personal data, so everything is dropped
 * when keys are destroyed.
 */
export class FoldCache {
  private readonly entries: LRUCache<string, { aggregate: object; folded: Loaded<unknown> }>;
  private readonly categories: ReadonlySet<string>;

  constructor({ categories, max = 1000 }: FoldCacheOptions) {
    this.categories = new Set(categories);
    this.entries = new LRUCache({ max });
  }

  get<State>(aggregate: Pick<Aggregate<State>, 'category'>, stream: string): Loaded<State> | null {
    const entry = this.entries.get(stream);
    return entry?.aggregate === aggregate ? (entry.folded as Loaded<State>) : null;
  }

  put<State>(
    aggregate: Pick<Aggregate<State>, 'category'>,
    stream: string,
    folded: Loaded<State>,
  ): void {
    if (this.categories.has(aggregate.category)) this.entries.set(stream, { aggregate, folded });
  }

  clear(): void {
    this.entries.clear();
  }
}
