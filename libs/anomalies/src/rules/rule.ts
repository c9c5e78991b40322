import type { Locale } from '@keyledger/kernel';
import type { AnomalyPolicyRules, Severity } from '@keyledger/organizations';
import type { Facts } from '../facts/fact-window.js';
import type { SignInFact } from '../facts/sign-in-fact.js';

/** What a rule found at a sign-in. */
export interface Finding {
  readonly severity: Severity;
  /** Whose account; null where it concerns many. */
  readonly accountId: string | null;
  /** What it is about, beside the rule: findings of one key in one window are one detection. */
  readonly key: string;
  /** Milliseconds: the beginning of the window that the finding falls in. */
  readonly windowStart: number;
  /** The sign-ins that make it, the last one last. */
  readonly evidence: readonly SignInFact[];
  /** Figures that say why. */
  readonly measures: Readonly<Record<string, number>>;
}

export type Parameters = Readonly<Record<string, number>>;

/** A rule: what it is called, what it goes by, what it says to people, and a pure function. */
export interface Rule {
  /** kebab-case, for ever. */
  readonly name: string;
  /** Raised when the same facts would be judged otherwise. */
  readonly version: number;
  /** Defaults; some are the organization's to choose. */
  readonly parameters: Parameters;
  readonly explanation: Readonly<Record<Locale, string>>;
  /** Made of failures alone: then nobody is locked out for what strangers did (standards: anomaly detection §2). */
  readonly failuresOnly: boolean;
  /** Parameters as an organization has them. */
  chosen?(policy: AnomalyPolicyRules): Parameters;
  /** @returns what is found at this sign-in, looking back only; null: nothing. */
  evaluate(signIn: SignInFact, facts: Facts, parameters: Parameters): Finding | null;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The beginning of the window of a length that a moment falls in. */
export function windowOf(at: number, length: number): number {
  return Math.floor(at / length) * length;
}
