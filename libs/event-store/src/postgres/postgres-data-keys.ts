import { randomBytes } from 'node:crypto';
import type { KeyRing } from '@keyledger/keys';
import type { Postgres } from '@keyledger/postgres';
import { LRUCache } from 'lru-cache';
import { DataKeyLost, SubjectErased } from '../codec/codec-errors.js';
import { DataKeys, type DataKey } from '../data-keys/data-keys.port.js';
import { keyIdOf, type KeyScope } from '../data-keys/key-scope.js';
import { ChannelListener } from './channel-listener.js';
import { Coalesced } from './coalesced.js';
import { DataKeyTable, type NewDataKey } from './data-key-table.js';

export interface PostgresDataKeysOptions {
  /** Most keys held in memory (default 50,000, about 10 MB). */
  readonly cached?: number;
}

const KEY_BYTES = 32;

/** Data keys in PostgreSQL, fetched and made by batch, cached until any key is destroyed anywhere. */
export class PostgresDataKeys extends DataKeys {
  private readonly table: DataKeyTable;
  private readonly cache: LRUCache<string, DataKey>;
  private readonly fetching: Coalesced<null, ReadonlyMap<string, DataKey>>;
  private readonly making: Coalesced<Omit<NewDataKey, 'key'>, ReadonlyMap<string, DataKey>>;
  private readonly listener: ChannelListener;
  private readonly listeners: (() => void)[] = [];
  private generation = 0;

  private constructor(postgres: Postgres, keyRing: KeyRing, cached: number) {
    super();
    this.table = new DataKeyTable(postgres, keyRing);
    this.cache = new LRUCache({ max: cached });
    this.fetching = new Coalesced((wanted) =>
      this.remember(() => this.table.find([...wanted.keys()])),
    );
    this.making = new Coalesced((wanted) => this.remember(() => this.findOrMake(wanted)));
    this.listener = new ChannelListener(postgres.config, 'keyledger_key_shredded', () =>
      this.forget(),
    );
  }

  /** Resolves when it hears of keys destroyed elsewhere. */
  static async open(
    postgres: Postgres,
    keyRing: KeyRing,
    { cached = 50_000 }: PostgresDataKeysOptions = {},
  ): Promise<PostgresDataKeys> {
    const keys = new PostgresDataKeys(postgres, keyRing, cached);
    await keys.listener.start();
    return keys;
  }

  async forWriting(
    scopes: readonly KeyScope[],
    organizationId: string,
  ): Promise<ReadonlyMap<string, Buffer>> {
    const { found, missing } = this.fromCache(scopes.map((scope) => [keyIdOf(scope), scope]));
    if (missing.length > 0) {
      const made = await this.making.ask(
        missing.map(([id, scope]) => [id, { id, class: scope.class, organizationId }]),
      );
      for (const [id] of missing) found.set(id, required(id, made.get(id)));
    }
    for (const [id, key] of found) if (key === 'SHREDDED') throw new SubjectErased(id);
    return found as Map<string, Buffer>;
  }

  async forReading(keyIds: readonly string[]): Promise<ReadonlyMap<string, DataKey>> {
    const { found, missing } = this.fromCache(keyIds.map((id) => [id, null]));
    if (missing.length > 0) {
      const fetched = await this.fetching.ask(missing);
      for (const [id] of missing) found.set(id, required(id, fetched.get(id)));
    }
    return found;
  }

  async prepare(scopes: readonly KeyScope[], organizationId: string): Promise<void> {
    await this.forWriting(scopes, organizationId);
  }

  async destroyKeys(subjectId: string): Promise<readonly string[]> {
    const destroyed = await this.table.shred(subjectId);
    this.forget();
    return destroyed;
  }

  destroyedKeysOf(subjectId: string): Promise<readonly string[]> {
    return this.table.shreddedOf(subjectId);
  }

  async reapplyShreds(): Promise<number> {
    const destroyed = await this.table.reapply();
    this.forget();
    return destroyed;
  }

  onShredded(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Drops the cached keys and closes the listening connection; not the pool. */
  async close(): Promise<void> {
    this.forget();
    await this.listener.close();
  }

  private fromCache<Wanted>(wanted: readonly (readonly [string, Wanted])[]) {
    const found = new Map<string, DataKey>();
    const missing: (readonly [string, Wanted])[] = [];
    for (const entry of wanted) {
      if (found.has(entry[0])) continue;
      const key = this.cache.get(entry[0]);
      if (key) found.set(entry[0], key);
      else missing.push(entry);
    }
    return { found, missing };
  }

  private async findOrMake(
    wanted: ReadonlyMap<string, Omit<NewDataKey, 'key'>>,
  ): Promise<Map<string, DataKey>> {
    const keys = await this.table.find([...wanted.keys()]);
    const absent = [...wanted.values()].filter(({ id }) => !keys.has(id));
    if (absent.length === 0) return keys;
    const fresh = absent.map((key) => ({ ...key, key: randomBytes(KEY_BYTES) }));
    const stored = await this.table.insert(fresh);
    for (const { id, key } of fresh) if (stored.has(id)) keys.set(id, key);
    // Somebody else made the rest at the same moment: theirs count.
    const lost = absent.filter(({ id }) => !keys.has(id)).map(({ id }) => id);
    if (lost.length > 0) for (const entry of await this.table.find(lost)) keys.set(...entry);
    return keys;
  }

  /** Caches what a query found, unless keys were destroyed while it ran. */
  private async remember(
    query: () => Promise<ReadonlyMap<string, DataKey>>,
  ): Promise<ReadonlyMap<string, DataKey>> {
    const { generation } = this;
    const keys = await query();
    if (generation === this.generation) {
      for (const [id, key] of keys) this.cache.set(id, key);
    }
    return keys;
  }

  private forget(): void {
    this.generation += 1;
    this.cache.clear();
    for (const listener of this.listeners) listener();
  }
}

function required(keyId: string, key: DataKey | undefined): DataKey {
  if (key === undefined) throw new DataKeyLost(keyId);
  return key;
}
