import { describe, expect, it } from '@jest/globals';
import { LOCALES } from '@keyledger/kernel';
import { Messages, PROBLEM_CODES, STOCK_PROBLEMS } from '../index.js';

/** Codes that clients were given; only ever added to. */
const RELEASED = [
  'Forbidden',
  'NotFound',
  'Conflict',
  'RateLimited',
  'Busy',
  'InvalidInput',
  'CursorMismatch',
  'PasswordChangeRequired',
];

describe('The problem codes', () => {
  it('still hold every code that was released', () => {
    expect(Object.keys(PROBLEM_CODES)).toEqual(expect.arrayContaining(RELEASED));
  });

  it('are listed in the snapshot, so that removing one shows', () => {
    expect(Object.keys(PROBLEM_CODES).sort()).toMatchSnapshot();
  });

  it('are written in PascalCase and described', () => {
    for (const [code, text] of Object.entries(PROBLEM_CODES)) {
      expect(code).toMatch(/^[A-Z][A-Za-z]+$/);
      expect(text).toMatch(/\.$/);
    }
  });

  it('have a sentence in every language where any mutation may answer them', () => {
    for (const { code } of STOCK_PROBLEMS) {
      for (const locale of LOCALES) {
        expect(Messages.render(locale, `problem.${code}`, { retryAfter: 2 })).not.toBe('');
      }
    }
  });
});
