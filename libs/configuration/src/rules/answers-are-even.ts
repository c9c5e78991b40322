import type { Rule } from './rule.js';

const LEAST_MS = 100;

/** In production, the work that only a known address causes has to fit between two answers. */
export const answersAreEven: Rule = (settings) => {
  const { KEYLEDGER_MODE: mode, KEYLEDGER_ANSWER_EVERY_MS: every } = settings;
  if (mode === 'local' || every >= LEAST_MS) return [];
  return [
    `KEYLEDGER_ANSWER_EVERY_MS must be at least ${LEAST_MS} in production, or the time of an answer tells which addresses exist.`,
  ];
};
