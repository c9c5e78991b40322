import type { Rule } from './rule.js';

/** OWASP Password Storage Cheat Sheet, argon2id: least memory in KiB for a number of passes, at one lane. */
const LEAST = [
  { passes: 1, memory: 47_104 },
  { passes: 2, memory: 19_456 },
  { passes: 3, memory: 12_288 },
  { passes: 4, memory: 9_216 },
  { passes: 5, memory: 7_168 },
];

/** Production hashes at OWASP's minimum or better; locally, tests may hash faster. */
export const hashesAreStrong: Rule = (settings) => {
  const { KEYLEDGER_HASH_MEMORY_KIB: memory, KEYLEDGER_HASH_TIME: passes } = settings;
  const strong = LEAST.some((least) => passes >= least.passes && memory >= least.memory);
  if (settings.KEYLEDGER_MODE === 'local' || strong) return [];
  const choices = LEAST.map((least) => `${least.memory} with ${least.passes}`).join(', ');
  return [
    `KEYLEDGER_HASH_MEMORY_KIB with KEYLEDGER_HASH_TIME must be one of these or more in production: ${choices}.`,
  ];
};
