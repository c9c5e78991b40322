import { describe, expect, it } from '@jest/globals';
import {
  atHome,
  BEIJING,
  DAY,
  HOUR,
  judge,
  LONDON,
  NEW_YORK,
  NOON,
  SHANGHAI,
  signIn,
} from '../../testing/index.js';
import { impossibleTravel } from './impossible-travel.rule.js';

const away = { network: 'elsewhere', at: NOON };
const hoursBefore = (hours: number, wish = {}) => signIn({ at: NOON - hours * HOUR, ...wish });

describe('Impossible travel', () => {
  it('is Beijing and Shanghai within the hour, and not in 66 minutes', () => {
    // At least 971 km apart.
    const shanghai = signIn({ ...away, ...SHANGHAI });
    expect(judge(impossibleTravel, [hoursBefore(1), shanghai])).toMatchObject({
      severity: 'HIGH',
      accountId: 'li',
      measures: { distanceKm: 971, speedKmh: 971 },
    });
    expect(judge(impossibleTravel, [hoursBefore(1.1), shanghai])).toBeNull();
  });

  it('goes by the speed that the organization chose', () => {
    const shanghai = signIn({ ...away, ...SHANGHAI });
    expect(judge(impossibleTravel, [hoursBefore(1), shanghai], { fastestKmh: 1_000 })).toBeNull();
  });

  it('begins at 500 km, however fast', () => {
    const near = (longitude: number) =>
      signIn({ ...away, asn: 1, circle: { latitude: 39.9, longitude, accuracyKm: 0 } });
    const home = { circle: { latitude: 39.9, longitude: 116.4, accuracyKm: 0 } };
    expect(judge(impossibleTravel, [hoursBefore(0, home), near(122.3)])).not.toBeNull();
    expect(judge(impossibleTravel, [hoursBefore(0, home), near(122.2)])).toBeNull();
  });

  it('looks at the last five other places, so that going back does not hide it', () => {
    const back = signIn({ at: NOON, network: 'third' });
    const facts = [hoursBefore(0.6), hoursBefore(0.5, { ...NEW_YORK, network: 'second' }), back];
    expect(judge(impossibleTravel, facts)?.evidence.map(({ country }) => country)).toEqual([
      'US',
      'CN',
    ]);
  });

  it('is critical with a new device in a new country only', () => {
    const known = [...atHome(), hoursBefore(2)];
    const london = { ...away, ...LONDON };
    const severity = (wish: object) =>
      judge(impossibleTravel, [...known, signIn({ ...london, ...wish })])?.severity;
    expect(severity({ device: 'phone' })).toBe('CRITICAL');
    expect(severity({})).toBe('HIGH');
    const colleagues = ['wang', 'zhao', 'chen'].map((accountId) =>
      signIn({ ...LONDON, accountId, at: NOON - 9 * DAY }),
    );
    const visit = (some: readonly ReturnType<typeof signIn>[]) =>
      judge(impossibleTravel, [...known, ...some, signIn({ ...london, device: 'phone' })])
        ?.severity;
    expect(visit(colleagues)).toBe('HIGH');
    expect(visit(colleagues.slice(1))).toBe('CRITICAL');
    expect(
      judge(impossibleTravel, [hoursBefore(2), signIn({ ...london, device: 'p' })])?.severity,
    ).toBe('HIGH');
  });

  it.each([
    ['within one carrier and country', { ...SHANGHAI, asn: BEIJING.asn }],
    ['from a network of the organization’s own', { ...LONDON, knownNetwork: true }],
    ['without a place', { country: null, asn: null, circle: null }],
    ['by who failed', { ...LONDON, succeeded: false }],
    [
      'between countries whose circles leave no distance',
      { country: 'VN', asn: 7552, circle: { latitude: 16, longitude: 107, accuracyKm: 1_200 } },
    ],
  ])('is not %s', (_, wish) => {
    const home = { circle: { latitude: 37.4, longitude: 104.9, accuracyKm: 2_750 } };
    const before = 'circle' in wish && wish.country === 'VN' ? home : {};
    const facts = [hoursBefore(0.5, before), signIn({ ...away, ...wish })];
    expect(judge(impossibleTravel, facts)).toBeNull();
  });

  it('is provable between far countries though only the country is known', () => {
    const china = { circle: { latitude: 37.4, longitude: 104.9, accuracyKm: 2_750 } };
    const brazil = { circle: { latitude: -10, longitude: -50, accuracyKm: 2_700 } };
    const facts = [hoursBefore(1, china), signIn({ ...away, country: 'BR', asn: 1, ...brazil })];
    expect(judge(impossibleTravel, facts)).not.toBeNull();
  });
});
