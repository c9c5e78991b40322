import type { Facts } from '../../facts/fact-window.js';
import type { SignInFact } from '../../facts/sign-in-fact.js';
import type { Parameters } from '../rule.js';

/** How many colleagues, in how many days before, make a country familiar (standards: anomaly detection §5). */
export const FAMILIAR = { colleagues: 3, days: 30 };

/** New to the account, and not one that its colleagues work from. */
export function isUnfamiliarCountry(
  signIn: SignInFact,
  facts: Facts,
  { colleagues = FAMILIAR.colleagues, days = FAMILIAR.days }: Parameters,
): boolean {
  const { accountId, country, at } = signIn;
  if (country === null || !facts.habitsOf(accountId).isNewCountry(signIn)) return false;
  return facts.presenceIn(country).others(accountId, at, days) < colleagues;
}
