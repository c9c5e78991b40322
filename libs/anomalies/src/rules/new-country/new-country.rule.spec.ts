import { describe, expect, it } from '@jest/globals';
import { atHome, DAY, failure, judge, LONDON, NOON, signIn } from '../../testing/index.js';
import { newCountry } from './new-country.rule.js';

describe('A new country', () => {
  it('is one that the account did not sign in from', () => {
    expect(judge(newCountry, [...atHome(), signIn(LONDON)])).toMatchObject({ severity: 'MEDIUM' });
    expect(judge(newCountry, [...atHome(), signIn()])).toBeNull();
    const known = signIn({ ...LONDON, at: NOON - DAY });
    expect(judge(newCountry, [...atHome(), known, signIn(LONDON)])).toBeNull();
  });

  it('is none where three colleagues signed in from on the days before, within thirty', () => {
    const visited = (days: number, ...accounts: string[]) =>
      accounts.map((accountId) => signIn({ ...LONDON, accountId, at: NOON - days * DAY }));
    const found = (...facts: ReturnType<typeof visited>) =>
      judge(newCountry, [...atHome(), ...facts, signIn(LONDON)]);
    expect(found(...visited(30, 'wang'), ...visited(9, 'zhao', 'chen'))).toBeNull();
    expect(found(...visited(30, 'wang'), ...visited(9, 'zhao', 'zhao'))).not.toBeNull();
    expect(found(...visited(31, 'wang'), ...visited(9, 'zhao', 'chen'))).not.toBeNull();
    // Whoever takes three accounts over in a day is no colleague of the fourth.
    expect(found(...visited(0.1, 'wang', 'zhao', 'chen'))).not.toBeNull();
    const failed = visited(9, 'wang', 'zhao', 'chen').map((each) =>
      failure({ ...each, succeeded: false }),
    );
    expect(found(...failed)).not.toBeNull();
  });

  it('is nothing while the account is learned: until ten sign-ins, or fourteen days', () => {
    expect(judge(newCountry, [...atHome().slice(1), signIn(LONDON)])).toBeNull();
    const early = (days: number) => signIn({ at: NOON - days * DAY });
    expect(judge(newCountry, [early(14), signIn(LONDON)])).not.toBeNull();
    expect(judge(newCountry, [early(13.9), signIn(LONDON)])).toBeNull();
  });

  it('is learned anew after 90 days away', () => {
    const gone = (days: number) => atHome().map((each) => ({ ...each, at: each.at - days * DAY }));
    expect(
      judge(newCountry, [...gone(90), signIn(), signIn({ ...LONDON, at: NOON + 1 })]),
    ).toBeNull();
    expect(
      judge(newCountry, [...gone(80), signIn(), signIn({ ...LONDON, at: NOON + 1 })]),
    ).not.toBeNull();
  });

  it.each([
    ['for who failed', { succeeded: false }],
    ['from a network of the organization’s own', { knownNetwork: true }],
    ['where no country is known', { country: null }],
  ])('is not judged %s', (_, wish) => {
    expect(judge(newCountry, [...atHome(), signIn({ ...LONDON, ...wish })])).toBeNull();
  });
});
