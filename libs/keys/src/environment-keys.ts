import type { Secret } from '@keyledger/kernel';
import { decodeKey } from './decode-key.js';
import { KEY_NAMES, type KeyName } from './key-material.js';
import { KeySource, type LoadedKeys } from './key-source.port.js';
import { KeysError } from './keys-error.js';

/** The variable of each key; each may also be given as a file, by the same name and `_FILE`. */
export const KEY_VARIABLES: Readonly<Record<KeyName, string>> = {
  master: 'KEYLEDGER_MASTER_KEY',
  index: 'KEYLEDGER_INDEX_KEY',
  pepper: 'KEYLEDGER_PEPPER',
};

/** Keys that the environment holds, in base64. */
export class EnvironmentKeys extends KeySource {
  constructor(private readonly values: Readonly<Partial<Record<KeyName, Secret>>>) {
    super();
  }

  async load(): Promise<LoadedKeys> {
    return {
      keys: { master: this.#key('master'), index: this.#key('index'), pepper: this.#key('pepper') },
      databasePassword: undefined,
      origin: `environment (${KEY_NAMES.map((name) => KEY_VARIABLES[name]).join(', ')})`,
    };
  }

  #key(name: KeyName): Secret<Buffer> {
    const value = this.values[name];
    if (value) return decodeKey(value, KEY_VARIABLES[name]);
    const others = KEY_NAMES.filter((other) => other !== name).map((other) => KEY_VARIABLES[other]);
    throw new KeysError(
      'INCOMPLETE',
      `${KEY_VARIABLES[name]} is not set. Set it (or ${KEY_VARIABLES[name]}_FILE) together with ${others.join(' and ')}.`,
    );
  }
}
