import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Secret } from '@keyledger/kernel';
import { decodeKey } from './decode-key.js';
import { KEY_BYTES } from './key-material.js';
import { KeySource, type LoadedKeys } from './key-source.port.js';
import { KeysError } from './keys-error.js';

export const KEY_FILE = 'keyledger.keys.json';

const NOTE =
  'Back this file up, apart from the data. Without it every password, secret and personal value is lost for good.';

interface KeyFile {
  readonly note: string;
  readonly format: 1;
  readonly createdAt: string;
  readonly master: string;
  readonly index: string;
  readonly pepper: string;
  readonly databasePassword: string;
}

/** The key file of a folder: mode 0600 in a folder of mode 0700, made whole or not at all. */
export class KeyFolder extends KeySource {
  readonly file: string;

  constructor(folder: string) {
    super();
    this.file = join(resolve(folder), KEY_FILE);
  }

  /**
   * Makes the keys if the file is not there. Of several processes that do it together, one wins.
   * @returns whether this call made them.
   */
  async create(): Promise<boolean> {
    const folder = dirname(this.file);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const half = `${this.file}.${randomBytes(4).toString('hex')}`;
    try {
      const handle = await open(half, 'wx', 0o600);
      try {
        await handle.writeFile(`${JSON.stringify(newKeys(), null, 2)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      // A link, unlike a rename, never replaces keys that are there.
      await link(half, this.file);
      await syncFolder(folder);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(half, { force: true });
    }
  }

  async load(): Promise<LoadedKeys> {
    const content = await this.#read();
    await this.#refuseOthers();
    const file = this.#parse(content);
    const key = (name: 'master' | 'index' | 'pepper') =>
      decodeKey(new Secret(file[name]), `"${name}" in ${this.file}`);
    return {
      keys: { master: key('master'), index: key('index'), pepper: key('pepper') },
      databasePassword: new Secret(file.databasePassword),
      origin: this.file,
    };
  }

  async #read(): Promise<string> {
    try {
      return await readFile(this.file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new KeysError(
        'MISSING',
        `There is no key file ${this.file}, and keys are never made again where data exists. ` +
          'Put the file back from its backup, or set KEYLEDGER_KEYS_FOLDER to the folder that holds it.',
      );
    }
  }

  async #refuseOthers(): Promise<void> {
    if (process.platform === 'win32') return;
    await refuse(this.file, 0o077, 600);
    // Who may write the folder may put other keys in the file's place.
    await refuse(dirname(this.file), 0o022, 700);
  }

  #parse(content: string): KeyFile {
    const fields = ['master', 'index', 'pepper', 'databasePassword'];
    try {
      const file = JSON.parse(content) as KeyFile;
      const texts = new Map(Object.entries(file));
      if (file.format === 1 && fields.every((field) => typeof texts.get(field) === 'string')) {
        return file;
      }
    } catch (error) {
      // The parser's message quotes the text, and the text is keys.
      if (!(error instanceof SyntaxError)) throw error;
    }
    throw new KeysError(
      'MALFORMED',
      `${this.file} is not a key file of this release (JSON, format 1, with ${fields.join(', ')}). Put it back from its backup.`,
    );
  }
}

function newKeys(): KeyFile {
  const key = () => randomBytes(KEY_BYTES).toString('base64');
  return {
    note: NOTE,
    format: 1,
    createdAt: new Date().toISOString(),
    master: key(),
    index: key(),
    pepper: key(),
    databasePassword: randomBytes(24).toString('base64url'),
  };
}

/** Without it a power cut could forget the new name; Windows cannot do it and needs it less. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function refuse(path: string, forbidden: number, wanted: number): Promise<void> {
  const mode = (await stat(path)).mode & 0o777;
  if ((mode & forbidden) === 0) return;
  throw new KeysError(
    'OPEN_TO_OTHERS',
    `Other users can read or change ${path} (mode ${mode.toString(8)}). Run: chmod ${wanted} ${path}`,
  );
}
