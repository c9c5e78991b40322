import type { ThrottleKey } from './throttle-key.js';

/** A try that turned out to be the owner's own. */
export interface ProvenTry {
  /** The address and network that are known to each other from now on. */
  readonly known: ThrottleKey;
  readonly until: Date;
  /** Whose failures are forgotten; null: nobody's. */
  readonly forgotten: ThrottleKey | null;
}

/**
 * Keeps what is known of each try, without failures, and forgets the others' failures: common table expressions, to be
 * carried out together with the statement that they stand before, both or neither. Rows are locked in the order of their
 * keys, so that two who remember the same ones wait for each other instead of deadlocking.
 * @param first number of the first of the values' parameters.
 */
export const rememberTries = (first: number) => `
  forgotten AS (
    SELECT kind, key_hmac FROM signin_throttle
     WHERE (kind, key_hmac) IN (SELECT * FROM unnest($${first}::text[], $${first + 1}::text[]))
     ORDER BY kind, key_hmac FOR UPDATE
  ), gone AS (
    DELETE FROM signin_throttle USING forgotten
     WHERE signin_throttle.kind = forgotten.kind AND signin_throttle.key_hmac = forgotten.key_hmac
    RETURNING 1
  ), remembered AS (
    INSERT INTO signin_throttle (kind, key_hmac, failures, forgotten_at)
    SELECT kind, key_hmac, 0, until
      FROM unnest($${first + 2}::text[], $${first + 3}::text[], $${first + 4}::timestamptz[])
        AS known (kind, key_hmac, until)
     WHERE (SELECT count(*) FROM gone) >= 0
     ORDER BY kind, key_hmac
    ON CONFLICT (kind, key_hmac) DO UPDATE SET
      failures = 0, refused = 0, blocked_until = NULL, forgotten_at = excluded.forgotten_at
  )`;

export function rememberedValues(tries: readonly ProvenTry[]): unknown[] {
  const forgotten = tries.flatMap(({ forgotten }) => forgotten ?? []);
  // One statement changes a row once.
  const known = [...new Map(tries.map((each) => [each.known.hmac, each])).values()];
  return [
    forgotten.map(({ kind }) => kind),
    forgotten.map(({ hmac }) => hmac),
    known.map(({ known: { kind } }) => kind),
    known.map(({ known: { hmac } }) => hmac),
    known.map(({ until }) => until),
  ];
}
