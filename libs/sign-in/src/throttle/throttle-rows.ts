import { deleteInBatches, type Postgres } from '@keyledger/postgres';
import type { StatementPart } from '../statement-part.js';
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

/** What came of an address's try at one statement. */
export interface CountedTry {
  /** Whether the address signed in from the network before; it was counted by {@link FAMILIAR_RULE} then. */
  readonly familiar: boolean;
  /** Until when the network waits; nothing was counted then. */
  readonly networkWaits: Date | null;
  readonly counted: boolean;
}

/** The counters' table. Every change is one statement on one row. */
export class ThrottleRows {
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
   * Counts a try as a failure in one round trip: against the address and network together where those are known to each
   * other, else against the address; against nothing while the network waits, whose refusal is counted.
   */
  async admit(
    network: ThrottleKey,
    address: ThrottleKey,
    both: ThrottleKey,
    now: Date,
  ): Promise<CountedTry> {
    const { rows } = await this.postgres.pool.query<{
      familiar: boolean;
      network_waits: Date | null;
      counted: boolean;
    }>({
      name: 'keyledger_admit_sign_in',
      text: `
        WITH known AS (
          SELECT FROM signin_throttle WHERE kind = $6 AND key_hmac = $7 AND forgotten_at > $3
        ), waiting AS (
          UPDATE signin_throttle SET refused = refused + 1
           WHERE kind = $1 AND key_hmac = $2 AND blocked_until > $3
           RETURNING blocked_until
        ), counted AS (
          INSERT INTO signin_throttle AS t (kind, key_hmac, failures, blocked_until, forgotten_at)
          SELECT CASE WHEN familiar THEN $6 ELSE $8 END, CASE WHEN familiar THEN $7 ELSE $9 END, 1,
                 $3::timestamptz + ${WAIT_OF('1')},
                 $3::timestamptz + make_interval(secs => CASE WHEN familiar THEN $10::float8 ELSE $5::float8 END)
            FROM (SELECT EXISTS (SELECT FROM known) AS familiar) AS tried
           WHERE NOT EXISTS (SELECT FROM waiting)
          ON CONFLICT (kind, key_hmac) DO UPDATE SET ${COUNTED}
          RETURNING 1
        )
        SELECT EXISTS (SELECT FROM known) AS familiar,
               (SELECT blocked_until FROM waiting) AS network_waits,
               EXISTS (SELECT FROM counted) AS counted`,
      values: [
        network.kind,
        network.hmac,
        now,
        WAITS,
        ADDRESS_RULE.forgottenAfter,
        both.kind,
        both.hmac,
        address.kind,
        address.hmac,
        FAMILIAR_RULE.forgottenAfter,
      ],
    });
    const [row] = rows;
    if (!row) throw new Error('A statement that answers one row answered none');
    return { familiar: row.familiar, networkWaits: row.network_waits, counted: row.counted };
  }

  /** Whether there is a row of this key that is not forgotten. */
  async isKnown({ kind, hmac }: ThrottleKey, now: Date): Promise<boolean> {
    const { rowCount } = await this.postgres.pool.query(
      'SELECT FROM signin_throttle WHERE kind = $1 AND key_hmac = $2 AND forgotten_at > $3',
      [kind, hmac, now],
    );
    return rowCount === 1;
  }

  /** Keeps a row without failures until the rule forgets it, and forgets another (null: none). */
  remembering(
    { kind, hmac }: ThrottleKey,
    rule: ThrottleRule,
    now: Date,
    forgotten: ThrottleKey | null,
  ): StatementPart {
    return {
      name: 'keyledger_remember_sign_in',
      text: (first) => {
        const [key, value, at, after, gone, goneValue] = [0, 1, 2, 3, 4, 5].map(
          (n) => `$${first + n}`,
        );
        return `
          gone AS (DELETE FROM signin_throttle WHERE kind = ${gone} AND key_hmac = ${goneValue}),
          remembered AS (
            INSERT INTO signin_throttle (kind, key_hmac, failures, forgotten_at)
            VALUES (${key}, ${value}, 0, ${at}::timestamptz + make_interval(secs => ${after}))
            ON CONFLICT (kind, key_hmac) DO UPDATE SET
              failures = 0, refused = 0, blocked_until = NULL, forgotten_at = excluded.forgotten_at
          )`;
      },
      values: [kind, hmac, now, rule.forgottenAfter, forgotten?.kind, forgotten?.hmac],
    };
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
