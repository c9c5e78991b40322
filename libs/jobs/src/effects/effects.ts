import type { Postgres } from '@keyledger/postgres';
import type { Dispatch } from '../job-queue.port.js';
import type { Job } from '../jobs.port.js';

/** A dead letter: given up, kept, and sent again when somebody says so. */
export interface DeadLetter {
  readonly id: string;
  readonly queue: string;
  readonly attempts: number;
  readonly lastError: string;
  readonly diedAt: Date;
}

const OPEN = `state IN ('QUEUED', 'FAILED')`;

/** The effect table: every transition is one conditional statement, so that a repeat finds nothing to do. */
export class Effects {
  constructor(private readonly postgres: Postgres) {}

  /** @returns false when the effect was ordered before. */
  async order(id: string, queue: string, payload: object, delayMs: number): Promise<boolean> {
    const { rowCount } = await this.postgres.pool.query(
      `INSERT INTO effect (id, queue, payload, not_before)
       VALUES ($1, $2, $3, now() + make_interval(secs => $4::float8 / 1000))
       ON CONFLICT (id) DO NOTHING`,
      [id, queue, JSON.stringify(payload), delayMs],
    );
    return rowCount === 1;
  }

  /**
   * Takes the effect for one try; null when it is done, given up, delayed or in another worker's hands. The commit
   * need not wait for the disk: a lease lost in a crash is one that nobody holds any more.
   */
  async lease(id: string, seconds: number): Promise<Job | null> {
    const { rows } = await this.postgres.pool.query<Job>(
      `UPDATE effect SET attempts = attempts + 1, leased_until = now() + make_interval(secs => $2)
        WHERE id = $1 AND ${OPEN} AND not_before <= now() AND (leased_until IS NULL OR leased_until < now())
          AND set_config('synchronous_commit', 'off', true) IS NOT NULL
       RETURNING id, queue, payload, attempts AS attempt`,
      [id, seconds],
    );
    return rows[0] ?? null;
  }

  async renewLease({ id, attempt }: Job, seconds: number): Promise<void> {
    await this.postgres.pool.query(
      `UPDATE effect SET leased_until = now() + make_interval(secs => $3)
        WHERE id = $1 AND attempts = $2 AND ${OPEN}`,
      [id, attempt, seconds],
    );
  }

  async done({ id }: Job): Promise<void> {
    await this.postgres.pool.query(
      `UPDATE effect SET state = 'DONE', finished_at = now(), leased_until = NULL, last_error = NULL
        WHERE id = $1 AND ${OPEN}`,
      [id],
    );
  }

  /** @returns what to dispatch; null when another worker has taken the effect meanwhile. */
  async failed({ id, attempt }: Job, lastError: string, delayMs: number): Promise<Dispatch | null> {
    const { rows } = await this.postgres.pool.query<Dispatch>(
      `UPDATE effect SET state = 'FAILED', last_error = $3, leased_until = NULL,
              not_before = now() + make_interval(secs => $4::float8 / 1000),
              dispatches = dispatches + 1, dispatched_at = now()
        WHERE id = $1 AND attempts = $2 AND ${OPEN}
       RETURNING id, queue, dispatches AS number, $4::int AS "delayMs"`,
      [id, attempt, lastError, delayMs],
    );
    return rows[0] ?? null;
  }

  async dead({ id, attempt }: Job, lastError: string): Promise<void> {
    await this.postgres.pool.query(
      `UPDATE effect SET state = 'DEAD', last_error = $3, finished_at = now(), leased_until = NULL
        WHERE id = $1 AND attempts = $2 AND ${OPEN}`,
      [id, attempt, lastError],
    );
  }

  /** What should have been handled by now and is in nobody's hands, marked as dispatched again. */
  async lost(afterSeconds: number, limit: number): Promise<Dispatch[]> {
    const { rows } = await this.postgres.pool.query<Dispatch>(
      `UPDATE effect SET dispatches = dispatches + 1, dispatched_at = now()
        WHERE id IN (
          SELECT id FROM effect
           WHERE ${OPEN} AND not_before <= now() AND (leased_until IS NULL OR leased_until < now())
             AND greatest(dispatched_at, not_before) < now() - make_interval(secs => $1)
           ORDER BY not_before LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING id, queue, dispatches AS number, 0 AS "delayMs"`,
      [afterSeconds, limit],
    );
    return rows;
  }

  async deadLetters(limit: number): Promise<DeadLetter[]> {
    const { rows } = await this.postgres.pool.query<DeadLetter>(
      `SELECT id, queue, attempts, last_error AS "lastError", finished_at AS "diedAt" FROM effect
        WHERE state = 'DEAD' ORDER BY finished_at DESC LIMIT $1`,
      [limit],
    );
    return rows;
  }

  /** @returns what to dispatch; null when there is no such dead letter. */
  async revive(id: string): Promise<Dispatch | null> {
    const { rows } = await this.postgres.pool.query<Dispatch>(
      `UPDATE effect SET state = 'QUEUED', attempts = 0, not_before = now(), finished_at = NULL,
              dispatches = dispatches + 1, dispatched_at = now()
        WHERE id = $1 AND state = 'DEAD'
       RETURNING id, queue, dispatches AS number, 0 AS "delayMs"`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** How many are open or given up, by queue. */
  async counts(): Promise<{ queue: string; state: string; count: number }[]> {
    const { rows } = await this.postgres.pool.query<{
      queue: string;
      state: string;
      count: number;
    }>(
      `SELECT queue, state, count(*)::int AS count FROM effect WHERE state <> 'DONE'
        GROUP BY queue, state ORDER BY queue, state`,
    );
    return rows;
  }
}
