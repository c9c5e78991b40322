import { describe, expect, it } from '@jest/globals';
import { atHome, failure, judge, MINUTE, NOON, signIn } from '../../testing/index.js';
import { bruteForceOnAccount } from './brute-force-on-account.rule.js';

const guesses = (count: number, everyMinutes: number, wish = {}) =>
  Array.from({ length: count }, (_, index) =>
    failure({ at: NOON + index * everyMinutes * MINUTE, ...wish }),
  );

describe('Brute force on an account', () => {
  it('is ten failures in an hour, and not nine, nor ten in longer', () => {
    expect(judge(bruteForceOnAccount, guesses(10, 6))).toMatchObject({
      severity: 'MEDIUM',
      accountId: 'li',
      measures: { failures: 10, networks: 1 },
    });
    expect(judge(bruteForceOnAccount, guesses(9, 6))).toBeNull();
    expect(judge(bruteForceOnAccount, guesses(10, 7))).toBeNull();
  });

  it('does not count a browser that the account signed in by: an old password is no attack', () => {
    const forgetful = guesses(10, 1, { device: 'laptop of li' });
    expect(judge(bruteForceOnAccount, [...atHome(), ...forgetful])).toBeNull();
    expect(
      judge(bruteForceOnAccount, [...atHome(), ...guesses(10, 1, { device: 'x' })]),
    ).not.toBeNull();
  });

  it('is judged at failures only', () => {
    expect(
      judge(bruteForceOnAccount, [...guesses(12, 1), signIn({ at: NOON + 13 * MINUTE })]),
    ).toBeNull();
  });
});
