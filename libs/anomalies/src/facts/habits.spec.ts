import { describe, expect, it } from '@jest/globals';
import { Habits, MOST_KEPT } from './habits.js';
import type { SignInFact } from './sign-in-fact.js';

const success = (n: number) =>
  ({ at: n, succeeded: true, country: null, device: `d${n}` }) as SignInFact;
const tooMany = Array.from({ length: MOST_KEPT + 40 }, (_, n) => success(n));

const learned = (facts: readonly SignInFact[]) => {
  const habits = new Habits();
  for (const fact of facts) habits.learn(fact);
  return habits.stored().sightings.map(([mark]) => mark);
};

describe('The habits of an account', () => {
  it('keep the browsers seen last, in whatever order they were learned', () => {
    const last = tooMany.slice(-MOST_KEPT).map(({ device }) => `device:${device}`);
    expect(learned(tooMany).sort()).toEqual([...last].sort());
    expect(learned(tooMany.toReversed()).sort()).toEqual([...last].sort());
  });
});
