import type { Position } from '@keyledger/event-store';
import { Postgres } from '@keyledger/postgres';
import { Injectable } from '@nestjs/common';
import { DOWN_AFTER } from './receiver-health.js';

/** How far a subscription is. */
export interface DeliveryRow {
  readonly subscription_id: string;
  readonly organization_id: string;
  readonly checkpoint: Position | null;
  readonly created_at: Date;
  readonly failures_in_row: number;
  readonly failing_since: Date | null;
  readonly last_success_at: Date | null;
  readonly last_failure_at: Date | null;
  readonly last_failure: string | null;
  /** Of the subscription's stream: what administrators ordered up to there is done. */
  readonly applied_revision: number;
}

/** An event that waits or was given up. */
export interface MessageRow {
  readonly event_id: string;
  readonly event_type: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly state: 'WAITING' | 'DEAD';
  readonly tries: number;
  readonly next_try_at: Date;
  readonly last_failure: string | null;
  readonly failed_at: Date | null;
}

/** What a subscription's stream says that is not applied yet. */
export interface Orders {
  readonly revision: number;
  readonly replay: { readonly after: string | null } | null;
  readonly redrive: boolean;
}

export type Standing = Pick<
  DeliveryRow,
  | 'checkpoint'
  | 'failures_in_row'
  | 'failing_since'
  | 'last_success_at'
  | 'last_failure_at'
  | 'last_failure'
>;

/** The tables of `webhook-delivery.migration.ts`, statement by statement. */
@Injectable()
export class DeliveryRows {
  constructor(private readonly postgres: Postgres) {}

  /** Before the subscription's first event: what happens from now on is delivered. Safe to repeat. */
  async open(
    subscriptionId: string,
    organizationId: string,
    checkpoint: Position,
    now: Date,
  ): Promise<void> {
    await this.postgres.pool.query(
      `INSERT INTO webhook_delivery (subscription_id, organization_id, checkpoint, created_at)
       VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [subscriptionId, organizationId, checkpoint, now],
    );
  }

  /** The oldest first. @param organizationId null: of all. */
  async all(organizationId: string | null = null): Promise<DeliveryRow[]> {
    const { rows } = await this.postgres.pool.query<DeliveryRow>(
      `SELECT * FROM webhook_delivery WHERE $1::uuid IS NULL OR organization_id = $1
        ORDER BY created_at, subscription_id`,
      [organizationId],
    );
    return rows;
  }

  async find(subscriptionId: string): Promise<DeliveryRow | null> {
    const { rows } = await this.postgres.pool.query<DeliveryRow>(
      'SELECT * FROM webhook_delivery WHERE subscription_id = $1',
      [subscriptionId],
    );
    return rows[0] ?? null;
  }

  async remove(subscriptionId: string): Promise<void> {
    await this.postgres.pool.query('DELETE FROM webhook_delivery WHERE subscription_id = $1', [
      subscriptionId,
    ]);
  }

  /**
   * Moves on. The commit need not wait for the disk: a checkpoint lost in a crash repeats deliveries, under their ids.
   * @returns false when somebody else moved it.
   */
  async move(subscriptionId: string, from: Position | null, to: Standing): Promise<boolean> {
    const { rowCount } = await this.postgres.pool.query({
      name: 'keyledger_move_webhook',
      text: `UPDATE webhook_delivery
                SET checkpoint = $3, failures_in_row = $4, failing_since = $5, last_success_at = $6,
                    last_failure_at = $7, last_failure = $8
              WHERE subscription_id = $1 AND checkpoint IS NOT DISTINCT FROM $2
                AND set_config('synchronous_commit', 'off', true) IS NOT NULL`,
      values: [
        subscriptionId,
        from,
        to.checkpoint,
        to.failures_in_row,
        to.failing_since,
        to.last_success_at,
        to.last_failure_at,
        to.last_failure,
      ],
    });
    return rowCount === 1;
  }

  /**
   * What administrators ordered since the last time: what waits is due at once and a receiver is judged anew; with a
   * replay everything after its place is delivered once more, with a redrive what was given up is tried again. A place
   * that was not reached yet changes nothing, or what lies before it would be lost; one of another log always counts,
   * since nothing can be delivered from the checkpoint any more.
   */
  async apply(subscriptionId: string, orders: Orders, now: Date): Promise<void> {
    const { revision, replay, redrive } = orders;
    await this.postgres.pool.query(
      `WITH applied AS (
         UPDATE webhook_delivery
            SET applied_revision = $2, failures_in_row = 0, failing_since = NULL,
                checkpoint = CASE WHEN $4 AND ($5::text IS NULL OR $5 < checkpoint
                  OR split_part($5, ':', 1) <> split_part(checkpoint, ':', 1)) THEN $5 ELSE checkpoint END
          WHERE subscription_id = $1 AND applied_revision < $2 RETURNING subscription_id
       )
       UPDATE webhook_message
          SET next_try_at = $3, state = 'WAITING', tries = CASE WHEN state = 'DEAD' THEN 0 ELSE tries END
        WHERE subscription_id IN (SELECT subscription_id FROM applied) AND (state = 'WAITING' OR $6)`,
      [subscriptionId, revision, now, replay !== null, replay?.after ?? null, redrive],
    );
  }

  async waiting(subscriptionId: string): Promise<MessageRow[]> {
    const { rows } = await this.postgres.pool.query<MessageRow>(
      `SELECT * FROM webhook_message WHERE subscription_id = $1 AND state = 'WAITING' ORDER BY position`,
      [subscriptionId],
    );
    return rows;
  }

  /** The newest first. */
  async dead(subscriptionId: string, limit: number): Promise<MessageRow[]> {
    const { rows } = await this.postgres.pool.query<MessageRow>(
      `SELECT * FROM webhook_message WHERE subscription_id = $1 AND state = 'DEAD'
        ORDER BY position DESC LIMIT $2`,
      [subscriptionId, limit],
    );
    return rows;
  }

  async counts(
    subscriptionIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly waiting: number; readonly dead: number }>> {
    const { rows } = await this.postgres.pool.query<{ id: string; waiting: number; dead: number }>(
      `SELECT subscription_id AS id, count(*) FILTER (WHERE state = 'WAITING')::int AS waiting,
              count(*) FILTER (WHERE state = 'DEAD')::int AS dead
         FROM webhook_message WHERE subscription_id = ANY($1::uuid[]) GROUP BY subscription_id`,
      [subscriptionIds],
    );
    return new Map(rows.map(({ id, ...counts }) => [id, counts]));
  }

  /** Over all subscriptions, for operators. */
  async totals(): Promise<{
    readonly waiting: number;
    readonly dead: number;
    readonly down: number;
  }> {
    const { rows } = await this.postgres.pool.query<{
      waiting: number;
      dead: number;
      down: number;
    }>(
      `SELECT (SELECT count(*) FROM webhook_message WHERE state = 'WAITING')::int AS waiting,
              (SELECT count(*) FROM webhook_message WHERE state = 'DEAD')::int AS dead,
              (SELECT count(*) FROM webhook_delivery WHERE failures_in_row >= $1)::int AS down`,
      [DOWN_AFTER],
    );
    return rows[0] ?? { waiting: 0, dead: 0, down: 0 };
  }

  async put(subscriptionId: string, messages: readonly MessageRow[]): Promise<void> {
    if (messages.length === 0) return;
    await this.postgres.pool.query(
      `INSERT INTO webhook_message
       SELECT $1::uuid, m.* FROM jsonb_to_recordset($2::jsonb) AS m (event_id uuid, event_type text, stream text,
              revision integer, position text, state text, tries integer, next_try_at timestamptz,
              last_failure text, failed_at timestamptz)
       ON CONFLICT (subscription_id, event_id) DO UPDATE SET state = excluded.state, tries = excluded.tries,
         next_try_at = excluded.next_try_at, last_failure = excluded.last_failure, failed_at = excluded.failed_at`,
      [subscriptionId, JSON.stringify(messages)],
    );
  }

  async delivered(subscriptionId: string, eventId: string): Promise<void> {
    await this.postgres.pool.query(
      'DELETE FROM webhook_message WHERE subscription_id = $1 AND event_id = $2',
      [subscriptionId, eventId],
    );
  }
}
