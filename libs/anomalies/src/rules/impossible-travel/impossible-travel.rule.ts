import type { SignInFact } from '../../facts/sign-in-fact.js';
import { FAMILIAR, isUnfamiliarCountry } from '../new-country/is-unfamiliar-country.js';
import { DAY, HOUR, MINUTE, windowOf, type Rule } from '../rule.js';
import { leastDistanceKm } from './distance.js';

/** Half the earth's girth, in 24 hours, at the slowest speed that a policy can ask for, is the farthest that matters. */
const REACH = DAY;

/** Two successes that nobody could have travelled between (standards: anomaly detection §2, §3). */
export const impossibleTravel: Rule = {
  name: 'impossible-travel',
  version: 2,
  parameters: { leastKm: 500, fastestKmh: 900, comparedPlaces: 5, ...FAMILIAR },
  explanation: {
    en: 'Two successful sign-ins of one account lie farther apart than anybody could have travelled in between. Distances are the least possible ones: each sign-in may be anywhere in the circle that its network is known to lie in.',
    'zh-CN':
      '同一账户两次成功登录的地点相距过远，期间不可能到达。距离按最小可能值计算：每次登录可能位于其网络所在圆形区域内的任何位置。',
  },
  failuresOnly: false,
  chosen: ({ fastestJourneyKmh }) => ({ fastestKmh: fastestJourneyKmh }),
  evaluate(signIn, facts, parameters) {
    if (!isLocated(signIn)) return null;
    const before = facts.successesOf(signIn.accountId, signIn.at - REACH, signIn).slice(0, -1);
    const others = before.filter((each) => isLocated(each) && !isSamePlace(each, signIn));
    for (const other of lastOfEachPlace(others).slice(0, parameters['comparedPlaces'])) {
      const km = leastDistanceKm(signIn.circle as never, other.circle as never);
      const hours = Math.max(signIn.at - other.at, MINUTE) / HOUR;
      const fast = km / hours > (parameters['fastestKmh'] ?? Infinity);
      if (km < (parameters['leastKm'] ?? Infinity) || !fast) continue;
      const habits = facts.habitsOf(signIn.accountId);
      const critical =
        !habits.isLearning(signIn.at) &&
        habits.isNewDevice(signIn) &&
        isUnfamiliarCountry(signIn, facts, parameters);
      return {
        severity: critical ? 'CRITICAL' : 'HIGH',
        accountId: signIn.accountId,
        key: signIn.accountId,
        windowStart: windowOf(signIn.at, DAY),
        evidence: [other, signIn],
        measures: { distanceKm: Math.round(km), speedKmh: Math.round(km / hours) },
      };
    }
    return null;
  },
};

function isLocated(fact: SignInFact): boolean {
  return fact.succeeded && !fact.knownNetwork && fact.circle !== null;
}

/** A carrier that moves its customers' addresses about, or the same network again. */
function isSamePlace(one: SignInFact, other: SignInFact): boolean {
  if (one.network === other.network) return true;
  return one.country === other.country && one.asn !== null && one.asn === other.asn;
}

/** The newest sign-in of each place, the newest place first. */
function lastOfEachPlace(facts: readonly SignInFact[]): readonly SignInFact[] {
  const places = new Map<string, SignInFact>();
  for (const fact of facts.toReversed()) {
    const place = `${fact.country} ${fact.asn} ${fact.circle?.latitude} ${fact.circle?.longitude}`;
    if (!places.has(place)) places.set(place, fact);
  }
  return [...places.values()];
}
