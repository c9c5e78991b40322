import type { Secret } from '@keyledger/kernel';
import type { KeyMaterial } from './key-material.js';

export interface LoadedKeys {
  readonly keys: KeyMaterial;
  /** Of the embedded PostgreSQL; undefined where the source keeps none (it is then derived from the master key). */
  readonly databasePassword: Secret | undefined;
  /** For people: which file, which variables, which service. */
  readonly origin: string;
}

/** Where the keys come from: a folder, the environment, or a key management service. */
export abstract class KeySource {
  /** @throws KeysError when there are none, or they are not whole. */
  abstract load(): Promise<LoadedKeys>;
}
