interface Entry<Value> {
  /** The version that this came with. */
  readonly since: number;
  /** Null: from then on the key is not there. */
  readonly held: { readonly value: Value } | null;
}

/**
 * A map that is never changed: `with` answers another one. Versions that grew out of each other share their entries, so
 * that folding n events costs n steps; copying the whole map at each of 10,000 departments takes half a minute.
 * To grow from any version but the newest is allowed, and copies.
 */
export class GrowingMap<Key, Value> implements ReadonlyMap<Key, Value> {
  private constructor(
    /** Every value that a key ever had, the oldest first, of all versions; keys in the order of their first value. */
    private readonly shared: { newest: number; readonly entries: Map<Key, Entry<Value>[]> },
    private readonly version: number,
    readonly size: number,
  ) {}

  static empty<Key, Value>(): GrowingMap<Key, Value> {
    return new GrowingMap({ newest: 0, entries: new Map<Key, Entry<Value>[]>() }, 0, 0);
  }

  /** This map with one more key, or with another value for one; O(1) from the newest version. */
  with(key: Key, value: Value): GrowingMap<Key, Value> {
    if (this.version !== this.shared.newest) return this.copied().with(key, value);
    return this.grown(key, { value }, this.size + (this.has(key) ? 0 : 1));
  }

  /** This map without a key; O(1) from the newest version. */
  without(key: Key): GrowingMap<Key, Value> {
    if (!this.has(key)) return this;
    if (this.version !== this.shared.newest) return this.copied().without(key);
    return this.grown(key, null, this.size - 1);
  }

  get(key: Key): Value | undefined {
    return this.held(this.shared.entries.get(key))?.value;
  }

  has(key: Key): boolean {
    return this.held(this.shared.entries.get(key)) !== null;
  }

  *entries(): MapIterator<[Key, Value]> {
    for (const [key, values] of this.shared.entries) {
      const held = this.held(values);
      if (held) yield [key, held.value];
    }
  }

  *keys(): MapIterator<Key> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }

  forEach(visit: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }

  /** The value of this version: the last one that is not younger. */
  private held(values: readonly Entry<Value>[] | undefined): Entry<Value>['held'] {
    return values?.findLast(({ since }) => since <= this.version)?.held ?? null;
  }

  private grown(key: Key, held: Entry<Value>['held'], size: number): GrowingMap<Key, Value> {
    const since = (this.shared.newest += 1);
    const known = this.shared.entries.get(key);
    if (known) known.push({ since, held });
    else this.shared.entries.set(key, [{ since, held }]);
    return new GrowingMap(this.shared, since, size);
  }

  private copied(): GrowingMap<Key, Value> {
    let copy = GrowingMap.empty<Key, Value>();
    for (const [key, value] of this) copy = copy.with(key, value);
    return copy;
  }
}
