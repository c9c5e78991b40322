import type { Facts } from '../../facts/fact-window.js';
import type { SignInFact } from '../../facts/sign-in-fact.js';
import { bruteForceOnAccount } from '../brute-force-on-account/brute-force-on-account.rule.js';
import { passwordSpray } from '../password-spray/password-spray.rule.js';
import { DAY, HOUR, windowOf, type Finding, type Rule } from '../rule.js';

/**
 * A success where somebody was just guessing: the most valuable rule (standards: anomaly detection §2). Who comes by a
 * device that the account knows, or from the organization's own networks, is not taken for the attacker.
 */
export const successAfterAttack: Rule = {
  name: 'success-after-attack',
  version: 2,
  parameters: { hours: 1 },
  explanation: {
    en: 'An account was signed in to within an hour of an attack on it, or from the network of an attack on many accounts. It is critical when the browser is new to an account that is no longer being learned. Browsers that the account signed in by before, and the organization’s own networks, are not judged.',
    'zh-CN':
      '账户在遭受攻击后一小时内被成功登录，或登录来自正在攻击多个账户的网络。若浏览器对该账户为新且账户已过学习期，则为严重级别。账户曾用过的浏览器及本组织网络不作判断。',
  },
  failuresOnly: false,
  evaluate(signIn, facts, parameters) {
    if (!signIn.succeeded || signIn.knownNetwork) return null;
    const habits = facts.habitsOf(signIn.accountId);
    const isNew = habits.isNewDevice(signIn);
    if (signIn.device !== null && !isNew) return null;
    const attack = attackBefore(signIn, facts, signIn.at - (parameters['hours'] ?? 0) * HOUR);
    if (!attack) return null;
    return {
      severity: isNew && !habits.isLearning(signIn.at) ? 'CRITICAL' : 'HIGH',
      accountId: signIn.accountId,
      key: signIn.accountId,
      windowStart: windowOf(signIn.at, DAY),
      evidence: [...attack.evidence, signIn],
      measures: attack.measures,
    };
  },
};

/** The newest attack since a moment on the account, or from the network of the sign-in. */
function attackBefore(signIn: SignInFact, facts: Facts, since: number): Finding | null {
  const onAccount = facts.failuresOf(signIn.accountId, since, signIn).toReversed();
  const tried = facts.ofNetwork(signIn.network, since, signIn).toReversed();
  const onNetwork = tried.filter(({ succeeded }) => !succeeded);
  for (const failure of onAccount) {
    const found =
      bruteForceOnAccount.evaluate(failure, facts, bruteForceOnAccount.parameters) ??
      passwordSpray.evaluate(failure, facts, passwordSpray.parameters);
    if (found) return found;
  }
  for (const failure of onNetwork) {
    const found = passwordSpray.evaluate(failure, facts, passwordSpray.parameters);
    if (found) return found;
  }
  return null;
}
