import { DAY, windowOf, type Rule } from '../rule.js';

/** A success by a browser that the account never signed in by (standards: anomaly detection §2, §5). */
export const newDevice: Rule = {
  name: 'new-device',
  version: 2,
  parameters: {},
  explanation: {
    en: 'A successful sign-in came from a browser that the account has not signed in by in the last 180 days, or that was last said not to be its owner’s. Clients that keep no cookie are not judged, nor accounts that are still being learned (14 days or 10 sign-ins), nor the organization’s own networks.',
    'zh-CN':
      '账户使用过去 180 天内未曾用过、或最近被指认并非本人的浏览器成功登录。不保存 Cookie 的客户端、学习期内的账户（14 天或 10 次登录）以及本组织网络不作判断。',
  },
  failuresOnly: false,
  evaluate(signIn, facts) {
    const habits = facts.habitsOf(signIn.accountId);
    if (!signIn.succeeded || signIn.knownNetwork || !habits.isNewDevice(signIn)) return null;
    if (habits.isLearning(signIn.at)) return null;
    return {
      severity: 'LOW',
      accountId: signIn.accountId,
      key: `${signIn.accountId} ${signIn.device}`,
      windowStart: windowOf(signIn.at, DAY),
      evidence: [signIn],
      measures: {},
    };
  },
};
