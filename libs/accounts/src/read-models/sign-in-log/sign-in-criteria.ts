import { FAILURE_REASONS, type SignInClient } from '../sign-in-facts.js';

/** How a sign-in went: it succeeded, or why it failed. */
export const SIGN_IN_OUTCOMES = ['SUCCEEDED', ...FAILURE_REASONS] as const;
export type SignInOutcome = (typeof SIGN_IN_OUTCOMES)[number];

/** Which sign-ins; null in a member: whatever it is. */
export interface SignInCriteria {
  readonly outcomes: readonly SignInOutcome[];
  readonly clients: readonly SignInClient[];
  /** ISO 3166-1, two letters. */
  readonly country: string | null;
  /** The mark of what counts as one network. */
  readonly networkMark: string | null;
  /** From this moment on, inclusive. */
  readonly since: Date | null;
  /** Before this moment. */
  readonly until: Date | null;
}
