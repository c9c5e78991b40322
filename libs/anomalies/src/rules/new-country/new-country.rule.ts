import { DAY, windowOf, type Rule } from '../rule.js';
import { FAMILIAR, isUnfamiliarCountry } from './is-unfamiliar-country.js';

/** A success from a country that the account never signed in from (standards: anomaly detection §2, §5). */
export const newCountry: Rule = {
  name: 'new-country',
  version: 2,
  parameters: FAMILIAR,
  explanation: {
    en: 'A successful sign-in came from a country that the account has not signed in from in the last 180 days, or that a sign-in came from which was last said not to be its owner’s; nor have enough of its colleagues on the days before. Nothing is new while the account is still being learned (14 days or 10 sign-ins), nor from the organization’s own networks.',
    'zh-CN':
      '账户从过去 180 天内未曾登录过（或最近被指认并非本人登录）、且近日亦无足够同事登录过的国家或地区成功登录。学习期内（14 天或 10 次登录）以及来自本组织网络的登录不视为新地点。',
  },
  failuresOnly: false,
  evaluate(signIn, facts, parameters) {
    if (!signIn.succeeded || signIn.knownNetwork) return null;
    if (!isUnfamiliarCountry(signIn, facts, parameters)) return null;
    if (facts.habitsOf(signIn.accountId).isLearning(signIn.at)) return null;
    return {
      severity: 'MEDIUM',
      accountId: signIn.accountId,
      key: `${signIn.accountId} ${signIn.country}`,
      windowStart: windowOf(signIn.at, DAY),
      evidence: [signIn],
      measures: {},
    };
  },
};
