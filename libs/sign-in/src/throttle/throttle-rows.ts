import { deleteInBatches, inOneStatement, type Postgres } from '@keyledger/postgres';
import { rememberedValues, rememberTries, type ProvenTry } from './remember-tries.js';
import { ADDRESS_RULE, FAMILIAR_RULE, waitsOf, type ThrottleRule } from './waits.js';

export interface ThrottleKey {
  readonly kind: 'ADDRESS' | 'NETWORK' | 'FAMILIAR' | 'OWN_PASSWORD';
  readonly hmac: string;
}

/** The failures that a row has after one more; a count that was forgotten begins anew. `$3` is now. */
const NEXT = `(CASE WHEN t.forgotten_at <= $3 THEN 1 ELSE t.failures + 1 END)`;
/** Null without a wait, so that the clocks of two processes need not agree to the millisecond. */
const WAIT_OF = (failures: string) =>
  `make_interval(secs => NULLIF(($4::int[])[LEAST(${failures}, cardinality($4::int[]))], 0))`;

/** One failure more on a row that does not wait. `$4` are the waits. */
const COUNTED = `
  failures = ${NEXT}, refused = 0, blocked_until = $3::timestamptz + ${WAIT_OF(NEXT)},
  forgotten_at = excluded.forgotten_at
  WHERE t.blocked_until IS NULL OR t.blocked_until <= $3`;

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

/** The counters' table. Every change is one statement, so that none is lost between two. */
export class ThrottleRows {
  readonly #admitted = inOneStatement((tries: readonly Try[]) => this.#admitAll(tries));

  constructor(private readonly postgres: Postgres) {}

  /** @returns the seconds left to wait, counting the refusal; 0 when the key is free. */
  async refuseIfBlocked({ kind, hmac }: ThrottleKey, now: Date): Promise<number> {
    const { rows } = await this.postgres.pool.query<{ blocked_until: Date }>(
      `UPDATE signin_throttle SET refused = refused + 1
        WHERE kind = $1 AND key_hmac = $2 AND blocked_until > $3
        RETURNING blocked_until`,
      [kind, hmac, now],
    );
    return secondsUntil(rows[0]?.blocked_until ?? null, now);
  }

  /**
   * Counts a failure and begins the wait that follows from it.
   * @returns false when the key is waiting already; nothing was counted then.
   */
  async count({ kind, hmac }: ThrottleKey, rule: ThrottleRule, now: Date): Promise<boolean> {
    const { rowCount } = await this.postgres.pool.query(
      `INSERT INTO signin_throttle AS t (kind, key_hmac, failures, blocked_until, forgotten_at)
       VALUES ($1, $2, 1, $3::timestamptz + ${WAIT_OF('1')}, $3::timestamptz + make_interval(secs => $5))
       ON CONFLICT (kind, key_hmac) DO UPDATE SET ${COUNTED}`,
      [kind, hmac, now, waitsOf(rule), rule.forgottenAfter],
    );
    return rowCount === 1;
  }

  /**
   * Counts a try as a failure: against the address and network together where those are known to each other, else against
   * the address; against nothing while the network waits, whose refusal is counted. Those who try at the same moment are
   * counted by one statement, two of the same address by one after the other.
   */
  async admit(tried: Try): Promise<CountedTry> {
    for (;;) {
      const counted = await this.#admitted(tried);
      if (counted) return counted;
    }
  }

  /** Whether there is a row of this key that is not forgotten. */
  async isKnown({ kind, hmac }: ThrottleKey, now: Date): Promise<boolean> {
    const { rowCount } = await this.postgres.pool.query(
      'SELECT FROM signin_throttle WHERE kind = $1 AND key_hmac = $2 AND forgotten_at > $3',
      [kind, hmac, now],
    );
    return rowCount === 1;
  }

  /** What was proven is kept at once. */
  async remember(proven: ProvenTry): Promise<void> {
    await this.postgres.pool.query(`WITH ${rememberTries(1)} SELECT`, rememberedValues([proven]));
  }

  /** Undoes one `count` that turned out to be no failure. */
  async takeBack({ kind, hmac }: ThrottleKey): Promise<void> {
    await this.postgres.pool.query(
      `UPDATE signin_throttle SET failures = GREATEST(failures - 1, 0), blocked_until = NULL
        WHERE kind = $1 AND key_hmac = $2`,
      [kind, hmac],
    );
  }

  async forget({ kind, hmac }: ThrottleKey): Promise<void> {
    await this.postgres.pool.query(
      'DELETE FROM signin_throttle WHERE kind = $1 AND key_hmac = $2',
      [kind, hmac],
    );
  }

  /** @returns null for whoever has to ask again: another try of the same address went first. */
  async #admitAll(tries: readonly Try[]): Promise<(CountedTry | null)[]> {
    const first = new Map(tries.toReversed().map((each) => [each.address.hmac, each]));
    const asked = tries.filter((each) => first.get(each.address.hmac) === each);
    const { rows } = await this.postgres.pool.query<CountedRow>({
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

  async sweep(now: Date): Promise<number> {
    return deleteInBatches(
      this.postgres,
      'signin_throttle',
      'forgotten_at <= $1 AND (blocked_until IS NULL OR blocked_until <= $1)',
      [now],
    );
  }
}

/** Whole seconds, at least one; 0 for null. */
export function secondsUntil(until: Date | null, now: Date): number {
  return until ? Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)) : 0;
}
