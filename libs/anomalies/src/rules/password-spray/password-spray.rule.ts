import type { Facts } from '../../facts/fact-window.js';
import type { SignInFact } from '../../facts/sign-in-fact.js';
import { HOUR, MINUTE, windowOf, type Finding, type Parameters, type Rule } from '../rule.js';
import { Tries } from './tries.js';

const QUARTER = 15 * MINUTE;

/**
 * Few passwords on many accounts: from one network patiently, from one network in a burst, or from many networks
 * (standards: anomaly detection §2; the share of failures on one network: §5, for many people behind one address).
 */
export const passwordSpray: Rule = {
  name: 'password-spray',
  version: 1,
  parameters: {
    patientAccounts: 5,
    patientFailures: 15,
    patientMost: 8,
    patientShare: 0.6,
    patientMinutes: 5,
    burstAccounts: 15,
    burstFailures: 25,
    burstMost: 2,
    burstShare: 0.8,
    failedShare: 0.8,
    manyNetworks: 5,
    manyAccounts: 8,
    manyFailures: 25,
    manyPerAccount: 5,
  },
  explanation: {
    en: 'Somebody tries a few passwords on many accounts, from one network or from many. Tries on addresses that do not exist are counted by the throttle but not recorded, and do not count here. The organization’s own networks are not judged.',
    'zh-CN':
      '有人用少量密码尝试大量账户，来自一个或多个网络。对不存在地址的尝试仅由限速器计数而不作记录，不计入此处。本组织网络不作判断。',
  },
  failuresOnly: true,
  evaluate(signIn, facts, parameters) {
    if (signIn.succeeded || signIn.knownNetwork) return null;
    return fromOneNetwork(signIn, facts, parameters) ?? fromManyNetworks(signIn, facts, parameters);
  },
};

function fromOneNetwork(signIn: SignInFact, facts: Facts, limits: Parameters): Finding | null {
  const within = (length: number) =>
    facts.ofNetwork(signIn.network, signIn.at - length + 1, signIn);
  const hour = within(HOUR);
  if (isPatient(hour, limits)) return found(signIn, hour, signIn.network, HOUR);
  const quarter = within(QUARTER);
  return isBurst(quarter, limits) ? found(signIn, quarter, signIn.network, HOUR) : null;
}

function isPatient(tried: readonly SignInFact[], limits: Parameters): boolean {
  const tries = triesOf(tried);
  return (
    tries.accounts >= limit(limits, 'patientAccounts') &&
    tries.failures.length >= limit(limits, 'patientFailures') &&
    tries.most >= 2 &&
    tries.most <= limit(limits, 'patientMost') &&
    tries.share(2, 6) >= limit(limits, 'patientShare') &&
    tries.minutes >= limit(limits, 'patientMinutes') &&
    tries.failures.length / tried.length >= limit(limits, 'failedShare')
  );
}

function isBurst(tried: readonly SignInFact[], limits: Parameters): boolean {
  const tries = triesOf(tried);
  return (
    tries.accounts >= limit(limits, 'burstAccounts') &&
    tries.failures.length >= limit(limits, 'burstFailures') &&
    tries.most <= limit(limits, 'burstMost') &&
    tries.share(1, 2) >= limit(limits, 'burstShare') &&
    tries.failures.length / tried.length >= limit(limits, 'failedShare')
  );
}

function fromManyNetworks(signIn: SignInFact, facts: Facts, limits: Parameters): Finding | null {
  const tried = facts
    .failuresOfEverybody(signIn.at - QUARTER + 1, signIn)
    .filter(({ knownNetwork }) => !knownNetwork);
  const tries = triesOf(tried);
  const sprayed =
    tries.networks >= limit(limits, 'manyNetworks') &&
    tries.accounts >= limit(limits, 'manyAccounts') &&
    tries.failures.length >= limit(limits, 'manyFailures') &&
    tries.failures.length / tries.accounts <= limit(limits, 'manyPerAccount');
  return sprayed ? found(signIn, tried, 'many networks', QUARTER) : null;
}

const triesOf = (facts: readonly SignInFact[]) =>
  new Tries(facts.filter(({ succeeded }) => !succeeded));
const limit = (limits: Parameters, name: string) => limits[name] ?? NaN;

function found(
  signIn: SignInFact,
  tried: readonly SignInFact[],
  key: string,
  length: number,
): Finding {
  const tries = triesOf(tried);
  return {
    severity: 'MEDIUM',
    accountId: null,
    key,
    windowStart: windowOf(signIn.at, length),
    evidence: tries.failures,
    measures: tries.measures,
  };
}
