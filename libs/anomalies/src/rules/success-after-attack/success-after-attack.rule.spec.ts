import { describe, expect, it } from '@jest/globals';
import { atHome, failure, judge, MINUTE, NOON, signIn } from '../../testing/index.js';
import { successAfterAttack } from './success-after-attack.rule.js';

const guesses = (count: number, wish = {}) =>
  Array.from({ length: count }, (_, index) => failure({ at: NOON + index * MINUTE, ...wish }));
const spray = Array.from({ length: 25 }, (_, index) =>
  failure({ accountId: `account ${index}`, at: NOON + index * 1_000 }),
);
const minutesLater = (minutes: number, wish = {}) =>
  signIn({ at: NOON + minutes * MINUTE, network: 'third', device: 'new', ...wish });

describe('A success after an attack', () => {
  it('follows a brute force within the hour, and not later', () => {
    const found = (minutes: number) =>
      judge(successAfterAttack, [...atHome(), ...guesses(10), minutesLater(minutes)]);
    // The tenth guess is at nine minutes past.
    expect(found(69)).toMatchObject({ severity: 'CRITICAL', accountId: 'li' });
    expect(found(70)).toBeNull();
  });

  it('needs an attack: nine failures are none', () => {
    expect(judge(successAfterAttack, [...atHome(), ...guesses(9), minutesLater(10)])).toBeNull();
  });

  it('comes from the network of a spray, though the account was never tried', () => {
    const inside = { network: 'network of a stranger' };
    expect(
      judge(successAfterAttack, [...atHome(), ...spray, minutesLater(5, inside)]),
    ).not.toBeNull();
    expect(judge(successAfterAttack, [...atHome(), ...spray, minutesLater(5)])).toBeNull();
  });

  it('is critical only by a new device of an account that is known', () => {
    const severity = (before: readonly ReturnType<typeof signIn>[], wish = {}) =>
      judge(successAfterAttack, [...before, ...guesses(10), minutesLater(11, wish)])?.severity;
    expect(severity(atHome())).toBe('CRITICAL');
    expect(severity([])).toBe('HIGH');
    expect(severity(atHome(), { device: null })).toBe('HIGH');
  });

  it.each([
    ['by a device that the account knows', { device: 'laptop of li' }],
    ['from a network of the organization’s own', { knownNetwork: true }],
  ])('is not taken for the attacker’s %s', (_, wish) => {
    const facts = [...atHome(), ...guesses(12), minutesLater(13, wish)];
    expect(judge(successAfterAttack, facts)).toBeNull();
  });
});
