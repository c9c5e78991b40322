/** The failures that a row has after one more; a count that was forgotten begins anew. `$3` is now. */
const NEXT = `(CASE WHEN t.forgotten_at <= $3 THEN 1 ELSE t.failures + 1 END)`;
/** Null without a wait, so that the clocks of two processes need not agree to the millisecond. */
export const WAIT_OF = (failures: string) =>
  `make_interval(secs => NULLIF(($4::int[])[LEAST(${failures}, cardinality($4::int[]))], 0))`;

/** One failure more on a row that does not wait. `$4` are the waits. */
export const COUNTED = `
  failures = ${NEXT}, refused = 0, blocked_until = $3::timestamptz + ${WAIT_OF(NEXT)},
  forgotten_at = excluded.forgotten_at
  WHERE t.blocked_until IS NULL OR t.blocked_until <= $3`;
