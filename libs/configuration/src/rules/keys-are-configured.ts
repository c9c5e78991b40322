import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Rule } from './rule.js';

/** Where local mode makes the keys. */
export const DEFAULT_KEYS_FOLDER = './keys';

const KEYS = ['KEYLEDGER_MASTER_KEY', 'KEYLEDGER_INDEX_KEY', 'KEYLEDGER_PEPPER'] as const;

/** The three keys are set together or not at all. */
export const keysAreWhole: Rule = (settings) => {
  const missing = KEYS.filter((name) => settings[name] === undefined);
  if (missing.length === 0 || missing.length === KEYS.length) return [];
  return [`Of the three keys, ${missing.join(' and ')} (or its _FILE) must be set too.`];
};

/** Production never invents a place for keys (design: keys lie outside the data and are backed up apart). */
export const productionNamesItsKeys: Rule = (settings) => {
  const named = settings.KEYLEDGER_KEYS_FOLDER ?? settings.KEYLEDGER_MASTER_KEY;
  if (settings.KEYLEDGER_MODE === 'local' || named !== undefined) return [];
  return [
    `KEYLEDGER_KEYS_FOLDER must be set in production, to a folder outside the data that is backed up apart; or set ${KEYS.join(', ')}.`,
  ];
};

/** A copy of the data must not carry the keys to it. */
export const keysLieOutsideTheData: Rule = (settings) => {
  if (settings.KEYLEDGER_MASTER_KEY !== undefined) return [];
  const keys = settings.KEYLEDGER_KEYS_FOLDER ?? DEFAULT_KEYS_FOLDER;
  const data = realPath(settings.KEYLEDGER_DATA_FOLDER);
  const way = relative(data, realPath(keys));
  const inside = way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way;
  if (!inside) return [];
  return [
    `KEYLEDGER_KEYS_FOLDER (${resolve(keys)}) must lie outside KEYLEDGER_DATA_FOLDER (${data}), so that a copy of the data does not hold its keys.`,
  ];
};

/** The path without symbolic links, as far as it exists. */
function realPath(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync(whole);
  } catch (error) {
    const parent = dirname(whole);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || parent === whole) return whole;
    return join(realPath(parent), basename(whole));
  }
}
