import { createHmac } from 'node:crypto';
import { Secret } from '@keyledger/kernel';
import { KeyFolder } from './key-folder.js';
import { KEY_NAMES, type KeyMaterial, type KeyName } from './key-material.js';
import type { KeyRing } from './key-ring.port.js';
import type { KeySource } from './key-source.port.js';
import { LocalKeyRing } from './local-key-ring.js';

/** One line of `keyledger keys check`. */
export interface KeyDescription {
  readonly name: KeyName;
  readonly id: string;
  readonly source: string;
}

export interface OpenedKeys {
  readonly keyRing: KeyRing;
  /** The embedded PostgreSQL's password. */
  readonly databasePassword: Secret;
  /** True when the keys were made just now: tell people where they are, and to back them up apart. */
  readonly created: boolean;
  /** The file, variables or service they came from. */
  readonly origin: string;
  describeKeys(): readonly KeyDescription[];
}

/**
 * The keys of a folder.
 *
 * @param options.create make them if the file is missing. Only ever true where no data exists yet.
 * @throws KeysError saying what to do.
 */
export async function openKeyFolder(
  folder: string,
  options: { readonly create: boolean },
): Promise<OpenedKeys> {
  const source = new KeyFolder(folder);
  const created = options.create && (await source.create());
  return { ...(await openKeySource(source)), created };
}

/** The keys of any other source: {@link EnvironmentKeys}, or a key management service's. @throws KeysError */
export async function openKeySource(source: KeySource): Promise<OpenedKeys> {
  const { keys, databasePassword, origin } = await source.load();
  const keyRing = new LocalKeyRing(keys);
  return {
    keyRing,
    databasePassword: databasePassword ?? derivedPassword(keys),
    created: false,
    origin,
    describeKeys: () => KEY_NAMES.map((name) => ({ name, id: keyRing.ids[name], source: origin })),
  };
}

/** A source that keeps keys alone still needs the same password at every start. */
function derivedPassword({ master }: KeyMaterial): Secret {
  return new Secret(
    createHmac('sha256', master.reveal())
      .update('keyledger embedded postgresql')
      .digest('base64url'),
  );
}
