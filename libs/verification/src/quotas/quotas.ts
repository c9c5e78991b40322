import { Clock } from '@keyledger/kernel';
import { KeyRing } from '@keyledger/keys';
import { deleteInBatches, Postgres } from '@keyledger/postgres';
import { Injectable } from '@nestjs/common';
import type { Quota } from './quota.js';

/** Counts in a table, so that neither a restart nor another process begins anew. Every count is one statement. */
@Injectable()
export class Quotas {
  constructor(
    private readonly postgres: Postgres,
    private readonly keys: KeyRing,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts one use in every window of the quota, until one is used up.
   * @param key whom it concerns, in clear; it is stored as a keyed hash.
   * @returns 0 when there was room in all, else the whole seconds until there is.
   */
  async take({ kind, windows }: Quota, key: string): Promise<number> {
    const hmac = this.keys.blindIndex(`verification-quota/${kind}`, key);
    const now = this.clock.now();
    for (const { seconds, most } of windows) {
      const retryAfter = await this.#takeIn(kind, hmac, seconds, most, now);
      if (retryAfter > 0) return retryAfter;
    }
    return 0;
  }

  /** How many uses are left in the window that has the fewest. */
  async left({ kind, windows }: Quota, key: string): Promise<number> {
    const hmac = this.keys.blindIndex(`verification-quota/${kind}`, key);
    const { rows } = await this.postgres.pool.query<{ window_seconds: number; used: number }>(
      `SELECT window_seconds, used FROM verification_quota
        WHERE kind = $1 AND key_hmac = $2 AND ends_at > $3`,
      [kind, hmac, this.clock.now()],
    );
    const used = new Map(rows.map((row) => [row.window_seconds, row.used]));
    return Math.min(...windows.map(({ seconds, most }) => most - (used.get(seconds) ?? 0)));
  }

  /** Removes counts whose window is over. @returns how many. */
  sweep(): Promise<number> {
    return deleteInBatches(this.postgres, 'verification_quota', 'ends_at <= $1', [
      this.clock.now(),
    ]);
  }

  async #takeIn(
    kind: string,
    hmac: string,
    seconds: number,
    most: number,
    now: Date,
  ): Promise<number> {
    const { rowCount } = await this.postgres.pool.query(
      `INSERT INTO verification_quota AS q (kind, key_hmac, window_seconds, used, began_at, ends_at)
       VALUES ($1, $2, $3::integer, 1, $5, $5::timestamptz + make_interval(secs => $3::integer))
       ON CONFLICT (kind, key_hmac, window_seconds) DO UPDATE SET
         used = CASE WHEN q.ends_at <= $5 THEN 1 ELSE q.used + 1 END,
         began_at = CASE WHEN q.ends_at <= $5 THEN excluded.began_at ELSE q.began_at END,
         ends_at = CASE WHEN q.ends_at <= $5 THEN excluded.ends_at ELSE q.ends_at END
       WHERE q.ends_at <= $5 OR q.used < $4`,
      [kind, hmac, seconds, most, now],
    );
    if (rowCount === 1) return 0;
    const { rows } = await this.postgres.pool.query<{ ends_at: Date }>(
      `SELECT ends_at FROM verification_quota
        WHERE kind = $1 AND key_hmac = $2 AND window_seconds = $3`,
      [kind, hmac, seconds],
    );
    const endsAt = rows[0]?.ends_at.getTime() ?? now.getTime();
    return Math.max(1, Math.ceil((endsAt - now.getTime()) / 1000));
  }
}
