import { FactWindow } from '../facts/fact-window.js';
import type { Circle, SignInFact } from '../facts/sign-in-fact.js';
import { DAY, HOUR, MINUTE, type Finding, type Rule } from '../rules/rule.js';

export { DAY, HOUR, MINUTE };

export const NOON = Date.parse('2026-11-23T12:00:00.000Z');

const city = (latitude: number, longitude: number): Circle => ({
  latitude,
  longitude,
  accuracyKm: 50,
});
/** Places of the standard's vectors, and countries as circles. */
export const BEIJING = { country: 'CN', asn: 4134, circle: city(39.9, 116.4) };
export const SHANGHAI = { country: 'CN', asn: 4812, circle: city(31.2, 121.5) };
export const NEW_YORK = { country: 'US', asn: 7018, circle: city(40.7, -74) };
export const LONDON = { country: 'GB', asn: 2856, circle: city(51.5, -0.1) };

let count = 0;

/** A success in Beijing at noon, unless said otherwise. */
export function signIn(wish: Partial<SignInFact> = {}): SignInFact {
  count += 1;
  return {
    eventId: `01970000-0000-7000-8000-${count.toString(16).padStart(12, '0')}`,
    accountId: 'li',
    at: NOON,
    succeeded: true,
    network: 'network of li',
    knownNetwork: false,
    device: 'laptop of li',
    ...BEIJING,
    ...wish,
  };
}

export const failure = (wish: Partial<SignInFact> = {}): SignInFact =>
  signIn({ succeeded: false, device: null, network: 'network of a stranger', ...wish });

/** Ten sign-ins of somebody at home in the ten days before: nothing of them is new afterwards. */
export function atHome(wish: Partial<SignInFact> = {}): readonly SignInFact[] {
  return Array.from({ length: 10 }, (_, day) => signIn({ at: NOON - (11 - day) * DAY, ...wish }));
}

/** What a rule finds at the last of these sign-ins. */
export function judge(
  rule: Rule,
  facts: readonly SignInFact[],
  parameters: Readonly<Record<string, number>> = {},
): Finding | null {
  const window = new FactWindow();
  for (const fact of facts) {
    window.add(fact);
    window.learn(fact);
  }
  const last = facts.at(-1);
  return last ? rule.evaluate(last, window, { ...rule.parameters, ...parameters }) : null;
}
