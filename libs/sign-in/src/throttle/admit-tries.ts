import type { Postgres } from '@keyledger/postgres';
import { COUNTED, WAIT_OF } from './one-failure-more.js';
import type { ThrottleKey } from './throttle-key.js';
import { ADDRESS_RULE, FAMILIAR_RULE, waitsOf } from './waits.js';

const WAITS = waitsOf(ADDRESS_RULE);

/**
 * Counts tries at different addresses. Rows are locked in the order of their keys, networks first, so that two who count the
 * same ones wait for each other instead of deadlocking.
 */
const ADMIT = `
  WITH wanted AS (
    SELECT network, address, familiar.key_hmac IS NOT NULL AS familiar, coalesce(familiar.kind, 'ADDRESS') AS kind,
           coalesce(familiar.key_hmac, address) AS key_hmac, n
      FROM unnest($1::text[], $2::text[], $5::text[]) WITH ORDINALITY AS tried (network, address, pair, n)
      LEFT JOIN signin_throttle AS familiar
        ON familiar.kind = 'FAMILIAR' AND familiar.key_hmac = tried.pair AND familiar.forgotten_at > $3
  ), refused AS (
    SELECT key_hmac, (SELECT count(*) FROM wanted WHERE wanted.network = blocked.key_hmac) AS times
      FROM signin_throttle AS blocked
     WHERE kind = 'NETWORK' AND key_hmac IN (SELECT network FROM wanted) AND blocked_until > $3
     ORDER BY key_hmac FOR UPDATE
  ), waiting AS (
    UPDATE signin_throttle AS t SET refused = t.refused + times FROM refused
     WHERE t.kind = 'NETWORK' AND t.key_hmac = refused.key_hmac
    RETURNING t.key_hmac, blocked_until
  ), counted AS (
    INSERT INTO signin_throttle AS t (kind, key_hmac, failures, blocked_until, forgotten_at)
    SELECT kind, key_hmac, 1, $3::timestamptz + ${WAIT_OF('1')},
           $3::timestamptz + make_interval(secs => CASE WHEN familiar THEN $7::float8 ELSE $6::float8 END)
      FROM wanted WHERE network NOT IN (SELECT key_hmac FROM waiting)
     ORDER BY kind, key_hmac
    ON CONFLICT (kind, key_hmac) DO UPDATE SET ${COUNTED}
    RETURNING kind, key_hmac
  )
  SELECT familiar, waiting.blocked_until AS network_waits, counted.kind IS NOT NULL AS counted
    FROM wanted
    LEFT JOIN waiting ON waiting.key_hmac = wanted.network
    LEFT JOIN counted ON counted.kind = wanted.kind AND counted.key_hmac = wanted.key_hmac
   ORDER BY n`;

interface CountedRow {
  readonly familiar: boolean;
  readonly network_waits: Date | null;
  readonly counted: boolean;
}

/** By what a try is counted. */
export interface Try {
  readonly network: ThrottleKey;
  readonly address: ThrottleKey;
  readonly both: ThrottleKey;
  readonly now: Date;
}

/** What came of an address's try at one statement. */
export interface CountedTry {
  /** Whether the address signed in from the network before; it was counted by {@link FAMILIAR_RULE} then. */
  readonly familiar: boolean;
  /** Until when the network waits; nothing was counted then. */
  readonly networkWaits: Date | null;
  readonly counted: boolean;
}

/**
 * Counts the tries by one statement.
 * @returns of each what came of it; null for whoever has to ask again, since another try of the same address went first.
 */
export async function admitTries(
  postgres: Postgres,
  tries: readonly Try[],
): Promise<(CountedTry | null)[]> {
  const first = new Map(tries.toReversed().map((each) => [each.address.hmac, each]));
  const asked = tries.filter((each) => first.get(each.address.hmac) === each);
  const { rows } = await postgres.pool.query<CountedRow>({
    name: 'keyledger_admit_sign_ins',
    text: ADMIT,
    values: [
      asked.map(({ network }) => network.hmac),
      asked.map(({ address }) => address.hmac),
      // The latest: whoever is counted together tries at the same moment.
      new Date(Math.max(...asked.map(({ now }) => now.getTime()))),
      WAITS,
      asked.map(({ both }) => both.hmac),
      ADDRESS_RULE.forgottenAfter,
      FAMILIAR_RULE.forgottenAfter,
    ],
  });
  const counted = new Map(asked.map((each, n) => [each, rows[n]]));
  return tries.map((each) => {
    const row = counted.get(each);
    return row
      ? { familiar: row.familiar, networkWaits: row.network_waits, counted: row.counted }
      : null;
  });
}
