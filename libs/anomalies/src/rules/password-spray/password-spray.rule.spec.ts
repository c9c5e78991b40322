import { describe, expect, it } from '@jest/globals';
import { failure, judge, MINUTE, NOON, signIn } from '../../testing/index.js';
import { passwordSpray } from './password-spray.rule.js';

interface Spray {
  readonly accounts: number;
  readonly each: number;
  readonly networks?: number;
  readonly minutes: number;
  readonly wish?: object;
}

/** Every account in turn, again and again, evenly over the minutes. */
function spray({ accounts, each, networks = 1, minutes, wish = {} }: Spray) {
  const total = accounts * each;
  return Array.from({ length: total }, (_, index) =>
    failure({
      accountId: `account ${index % accounts}`,
      network: `network ${index % networks}`,
      at: NOON + Math.round((index / (total - 1)) * minutes * MINUTE),
      ...wish,
    }),
  );
}

describe('A password spray', () => {
  const patient = { accounts: 5, each: 3, minutes: 30 };
  const burst = { accounts: 25, each: 1, minutes: 2 };
  const many = { accounts: 8, each: 4, networks: 5, minutes: 14 };

  it.each([
    ['from one network patiently', patient, { failures: 15, accounts: 5, networks: 1 }],
    ['from one network in a burst', burst, { failures: 25, accounts: 25, networks: 1 }],
    ['from many networks', many, { failures: 32, accounts: 8, networks: 5 }],
  ])('is found %s', (_, attack, measures) => {
    expect(judge(passwordSpray, spray(attack))).toMatchObject({ accountId: null, measures });
  });

  it.each([
    ['four accounts', { ...patient, accounts: 4, each: 4 }],
    ['fourteen failures', { accounts: 7, each: 2, minutes: 30 }],
    ['less than five minutes', { ...patient, minutes: 4.9 }],
    ['nine tries on one account', { accounts: 5, each: 9, minutes: 30 }],
    ['more than an hour', { ...patient, minutes: 70 }],
    ['a burst of twenty-four', { ...burst, accounts: 24 }],
    ['four networks', { ...many, networks: 4 }],
    ['seven accounts', { ...many, accounts: 7, networks: 5, each: 5 }],
    ['too few in a quarter of an hour', { ...many, each: 3 }],
    ['a network of the organization’s own', { ...patient, wish: { knownNetwork: true } }],
  ])('is not %s', (_, attack) => {
    expect(judge(passwordSpray, spray(attack))).toBeNull();
  });

  it('is not seen where most people behind one address get in', () => {
    const failures = spray(patient);
    const successes = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        signIn({ accountId: `other ${index}`, network: 'network 0', at: NOON + index }),
      );
    const together = (count: number) => [...successes(count), ...failures];
    expect(judge(passwordSpray, together(3))).not.toBeNull();
    expect(judge(passwordSpray, together(4))).toBeNull();
  });
});
