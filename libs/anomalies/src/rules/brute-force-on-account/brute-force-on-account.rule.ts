import type { Facts } from '../../facts/fact-window.js';
import type { SignInFact } from '../../facts/sign-in-fact.js';
import { MINUTE, windowOf, type Rule } from '../rule.js';

/**
 * Many failures on one account. The published thresholds (30 in 5 minutes) count every try; ours are slowed down to a
 * dozen an hour before they are recorded, so ten in an hour already are somebody who does not stop.
 */
export const bruteForceOnAccount: Rule = {
  name: 'brute-force-on-account',
  version: 2,
  parameters: { failures: 10, minutes: 60 },
  explanation: {
    en: 'Somebody keeps guessing the password of one account. Failures by browsers that the account signed in by before do not count: those are people and programs with an old password. Tries that were turned away unheard for their number are not recorded and do not count either.',
    'zh-CN':
      '有人持续猜测同一账户的密码。账户曾用过的浏览器的失败不计入（通常是旧密码）。因尝试次数过多而被直接拒绝的请求不作记录，也不计入。',
  },
  failuresOnly: true,
  evaluate(signIn, facts, parameters) {
    if (signIn.succeeded) return null;
    const length = (parameters['minutes'] ?? 0) * MINUTE;
    const failures = guessesOn(signIn, facts, length);
    if (failures.length < (parameters['failures'] ?? Infinity)) return null;
    return {
      severity: 'MEDIUM',
      accountId: signIn.accountId,
      key: signIn.accountId,
      windowStart: windowOf(signIn.at, length),
      evidence: failures,
      measures: {
        failures: failures.length,
        networks: new Set(failures.map(({ network }) => network)).size,
      },
    };
  },
};

function guessesOn(signIn: SignInFact, facts: Facts, length: number): readonly SignInFact[] {
  const habits = facts.habitsOf(signIn.accountId);
  return facts
    .failuresOf(signIn.accountId, signIn.at - length + 1, signIn)
    .filter((each) => each.device === null || habits.isNewDevice(each));
}
