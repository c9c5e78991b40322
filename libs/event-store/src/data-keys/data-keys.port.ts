import type { KeyScope } from './key-scope.js';

/** A 256-bit key, or the knowledge that it was destroyed on purpose. */
export type DataKey = Buffer | 'SHREDDED';

/** The keys that personal values are encrypted under, by scope (design §4). Destroying a key erases. */
export abstract class DataKeys {
  /**
   * The keys of these scopes by key id, made where they do not exist yet and durable when this resolves.
   * @throws SubjectErased when one of them was destroyed.
   */
  abstract forWriting(
    scopes: readonly KeyScope[],
    organizationId: string,
  ): Promise<ReadonlyMap<string, Buffer>>;

  /** @throws DataKeyLost when one is missing without having been destroyed. */
  abstract forReading(keyIds: readonly string[]): Promise<ReadonlyMap<string, DataKey>>;

  /** Makes keys ahead of their first use, such as the coming quarter's. */
  abstract prepare(scopes: readonly KeyScope[], organizationId: string): Promise<void>;

  /**
   * Destroys every key of a subject, for good: what they encrypted is erased.
   * @returns the ids of the keys destroyed now; none when there was nothing left.
   */
  abstract destroyKeys(subjectId: string): Promise<readonly string[]>;

  /** The ids of every key of a subject that was destroyed, whenever that was. */
  abstract destroyedKeysOf(subjectId: string): Promise<readonly string[]>;

  /**
   * Destroys again what the append-only list of destroyed keys names; after every restore.
   * @returns how many keys the restore had brought back.
   */
  abstract reapplyShreds(): Promise<number>;

  /** Calls back after keys were destroyed, here or in another process: whoever caches decrypted data drops it. */
  abstract onShredded(listener: () => void): void;
}
