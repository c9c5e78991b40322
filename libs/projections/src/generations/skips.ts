import type { Postgres } from '@keyledger/postgres';
import { sql } from 'kysely';
import { GENERATION_CHANNEL } from './checkpoint-notice.js';
import type { GenerationKey, Stop } from './generation.js';

/** Events that an operator told a projection's version to leave out; a rebuild leaves them out too. */
export class Skips {
  constructor(private readonly postgres: Postgres) {}

  async of(projection: {
    readonly name: string;
    readonly version: number;
  }): Promise<ReadonlySet<string>> {
    const { rows } = await sql<{ event_id: string }>`
      SELECT event_id FROM projection_skip
       WHERE name = ${projection.name} AND version = ${projection.version}`.execute(
      this.postgres.tables<Record<string, never>>(),
    );
    return new Set(rows.map((row) => row.event_id));
  }

  /** Remembers the skip and frees every generation of the version that stopped at this event. */
  async add(key: GenerationKey, stop: Stop, by: string): Promise<void> {
    await this.postgres
      .tables<Record<string, never>>()
      .transaction()
      .execute(async (transaction) => {
        await sql`
          INSERT INTO projection_skip (name, version, event_id, skipped_by)
          VALUES (${key.name}, ${key.version}, ${stop.eventId}, ${by})
          ON CONFLICT DO NOTHING`.execute(transaction);
        await sql`
          UPDATE projection_state
             SET stopped_at_position = NULL, stopped_event_id = NULL, stopped_event_type = NULL,
                 stopped_reason = NULL, stopped_at = NULL
           WHERE name = ${key.name} AND version = ${key.version} AND stopped_event_id = ${stop.eventId}`.execute(
          transaction,
        );
        await sql`SELECT pg_notify(${GENERATION_CHANNEL}, ${key.name})`.execute(transaction);
      });
  }
}
