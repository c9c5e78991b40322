import DataLoader from 'dataloader';

/** Looks many keys up at once; answers in the order of the keys, null (or an Error) where there is none. */
export type Batch<Key, Value> = (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>;

/**
 * The DataLoaders of one operation. They live in the request's context, so that providers stay singletons and
 * nothing that one caller may see is served to another.
 */
export class LoaderRegistry {
  readonly #loaders = new Map<string, DataLoader<unknown, unknown>>();

  /**
   * The operation's loader of this name; the first call makes it.
   * @param name one for each batch function (`employees.by-id`).
   */
  loader<Key extends string | number, Value>(
    name: string,
    batch: Batch<Key, Value>,
  ): DataLoader<Key, Value> {
    let loader = this.#loaders.get(name) as DataLoader<Key, Value> | undefined;
    if (!loader) {
      loader = new DataLoader<Key, Value>(batch, { maxBatchSize: 500 });
      this.#loaders.set(name, loader as DataLoader<unknown, unknown>);
    }
    return loader;
  }

  /** Forgets what was loaded: between two events of one subscription. */
  clear(): void {
    this.#loaders.clear();
  }
}

/** Puts the rows of a query into the order of the keys that were asked for; null where there is none. */
export function inOrderOf<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}
