import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY, NOON } from '../testing/index.js';
import { Presence } from './presence.js';

describe('Who was in a country', () => {
  it('is the same in whichever order it is learned, and tells whether three others were there', () => {
    const seen = fc.record({
      account: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      day: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(fc.array(seen, { maxLength: 30 }), fc.nat(), (sightings, seed) => {
        const [one, other] = [new Presence(), new Presence()];
        for (const { account, day } of sightings) one.see(account, NOON - day * DAY);
        const turned = [...sightings.slice(seed % 7), ...sightings.slice(0, seed % 7)];
        for (const { account, day } of turned.reverse()) other.see(account, NOON - day * DAY);
        expect(other.stored()).toEqual(one.stored());
        const all = new Set(sightings.map(({ account }) => account));
        all.delete('c');
        expect(Math.min(3, one.others('c', NOON, 30))).toBe(Math.min(3, all.size));
      }),
    );
  });

  it('keeps no more than four accounts a day, and days of a month', () => {
    const presence = new Presence();
    for (let day = 0; day < 60; day += 1)
      for (const account of 'abcdefgh') presence.see(account, NOON + day * DAY);
    const days = Object.values(presence.stored());
    expect(days).toHaveLength(34);
    expect(days.every((accounts) => accounts.length === 4)).toBe(true);
  });
});
