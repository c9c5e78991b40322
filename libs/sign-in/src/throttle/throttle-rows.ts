import { deleteInBatches, inOneStatement, type Postgres } from '@keyledger/postgres';
import { admitTries, type CountedTry, type Try } from './admit-tries.js';
import { COUNTED, WAIT_OF } from './one-failure-more.js';
import { rememberedValues, rememberTries, type ProvenTry } from './remember-tries.js';
import type { ThrottleKey } from './throttle-key.js';
import { waitsOf, type ThrottleRule } from './waits.js';

/** The counters' table. Every change is one statement, so that none is lost between two. */
export class ThrottleRows {
  readonly #admitted = inOneStatement((tries: readonly Try[]) => admitTries(this.postgres, tries));

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
