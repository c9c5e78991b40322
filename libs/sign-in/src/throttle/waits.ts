/** How tries are counted for one kind of key. */
export interface ThrottleRule {
  /** Failures without a wait. */
  readonly free: number;
  /** The wait after the first failure beyond these, in seconds; it doubles from there. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** Seconds without a try after which the count begins anew. */
  readonly forgottenAfter: number;
}

const HOUR = 3_600;

/**
 * One account, known or not. Waits grow from 30 s to 1 h (NIST SP 800-63B-4 §3.2.2). At most 35 passwords can be
 * tried on one account in a day, and 100 in a row take more than three days.
 */
export const ADDRESS_RULE: ThrottleRule = {
  free: 5,
  firstWait: 30,
  longestWait: HOUR,
  forgottenAfter: 24 * HOUR,
};

/**
 * One account from a network that it signed in from before: counted apart, so that strangers who keep failing at an
 * address cannot keep its owner out.
 */
export const FAMILIAR_RULE: ThrottleRule = { ...ADDRESS_RULE, forgottenAfter: 30 * 24 * HOUR };

/** One network, where a whole company may stand behind one address; it stops guessing across many accounts. */
export const NETWORK_RULE: ThrottleRule = {
  free: 50,
  firstWait: 30,
  longestWait: HOUR,
  forgottenAfter: HOUR,
};

/** From this many failures in a row on, an account waits a day: NIST's upper bound, without locking its owner out for good. */
export const MOST_IN_A_ROW = 100;
const LAST_WAIT = 24 * HOUR;

/** The wait after each number of failures from 1 on, in seconds; the last one holds for all beyond. */
export function waitsOf(rule: ThrottleRule): number[] {
  return Array.from({ length: MOST_IN_A_ROW }, (_, index) => waitAfter(index + 1, rule));
}

/** Seconds to wait after so many failures in a row; 0: none. Never ends in a lock for good. */
export function waitAfter(failures: number, rule: ThrottleRule): number {
  if (failures < rule.free) return 0;
  if (failures >= MOST_IN_A_ROW && rule !== NETWORK_RULE) return LAST_WAIT;
  return Math.min(rule.firstWait * 2 ** Math.min(failures - rule.free, 30), rule.longestWait);
}
