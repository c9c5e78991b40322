import { randomBytes } from 'node:crypto';
import { DataKeyLost, SubjectErased } from '../codec/codec-errors.js';
import { DataKeys, type DataKey } from '../data-keys/data-keys.port.js';
import { keyIdOf, subjectOf, type KeyScope } from '../data-keys/key-scope.js';

/** Data keys without a database, for specs of what lies above them. */
export class MemoryDataKeys extends DataKeys {
  private readonly keys = new Map<string, DataKey>();
  private readonly listeners: (() => void)[] = [];

  forWriting(scopes: readonly KeyScope[]): Promise<ReadonlyMap<string, Buffer>> {
    const found = new Map<string, Buffer>();
    for (const keyId of scopes.map((scope) => keyIdOf(scope))) {
      const key = this.keys.get(keyId) ?? randomBytes(32);
      if (key === 'SHREDDED') return Promise.reject(new SubjectErased(keyId));
      this.keys.set(keyId, key);
      found.set(keyId, key);
    }
    return Promise.resolve(found);
  }

  forReading(keyIds: readonly string[]): Promise<ReadonlyMap<string, DataKey>> {
    const lost = keyIds.find((keyId) => !this.keys.has(keyId));
    if (lost !== undefined) return Promise.reject(new DataKeyLost(lost));
    return Promise.resolve(new Map(keyIds.map((id) => [id, this.keys.get(id) as DataKey])));
  }

  async prepare(scopes: readonly KeyScope[]): Promise<void> {
    await this.forWriting(scopes);
  }

  destroyKeys(subjectId: string): Promise<readonly string[]> {
    const alive = [...this.keys].filter(
      ([keyId, key]) => subjectOf(keyId) === subjectId && key !== 'SHREDDED',
    );
    for (const [keyId] of alive) this.keys.set(keyId, 'SHREDDED');
    for (const listener of this.listeners) listener();
    return Promise.resolve(alive.map(([keyId]) => keyId));
  }

  destroyedKeysOf(subjectId: string): Promise<readonly string[]> {
    const destroyed = [...this.keys].filter(
      ([keyId, key]) => subjectOf(keyId) === subjectId && key === 'SHREDDED',
    );
    return Promise.resolve(destroyed.map(([keyId]) => keyId));
  }

  /** What was destroyed in memory stays destroyed: there is nothing to restore from. */
  reapplyShreds(): Promise<number> {
    return Promise.resolve(0);
  }

  onShredded(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Puts a known key in place, to reproduce vectors. */
  put(keyId: string, key: Buffer): void {
    this.keys.set(keyId, key);
  }

  /** Loses a key without shredding it. */
  lose(keyId: string): void {
    this.keys.delete(keyId);
  }
}
