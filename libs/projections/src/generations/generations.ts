import type { Postgres } from '@keyledger/postgres';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Projection, Writing } from '../projection.js';
import { GENERATION_CHANNEL } from './checkpoint-notice.js';
import { toGeneration } from './generation-row.js';
import type { GenerationRow } from './generation-row.js';
import type { Generation, GenerationKey, Stop } from './generation.js';
import { withoutTimeLimit } from '../operations/without-time-limit.js';
import { indexStatements, tableNames, tableStatements } from './table-names.js';

type Executor = Kysely<Record<string, Record<string, unknown>>>;

/** The rows that say which generations exist, and the tables that belong to them. */
export class Generations {
  constructor(private readonly postgres: Postgres) {}

  /** All generations of the named projections, every version; oldest first. */
  async of(names: readonly string[], within: Executor = this.database()): Promise<Generation[]> {
    const { rows } = await sql<GenerationRow>`
      SELECT name, version, generation, state, checkpoint, stopped_at_position, stopped_event_id,
             stopped_event_type, stopped_reason
        FROM projection_state WHERE name = ANY(${names}::text[])
       ORDER BY name, version, generation`.execute(within);
    return rows.map(toGeneration);
  }

  /** Makes the next generation's tables, empty, to be built beside what is served. */
  async begin(projection: Projection): Promise<Generation> {
    const { name, version } = projection;
    return this.database()
      .transaction()
      .execute(async (transaction) => {
        await lockName(transaction, name);
        const mine = (await this.of([name], transaction)).filter((row) => row.version === version);
        const generation = Math.max(0, ...mine.map((row) => row.generation)) + 1;
        const tables = tableNames(projection, generation);
        for (const statement of tableStatements(projection, tables))
          await sql.raw(statement).execute(transaction);
        await sql`
          INSERT INTO projection_state (name, version, generation, state, tables)
          VALUES (${name}, ${version}, ${generation}, 'BUILDING', ${Object.values(tables)}::text[])`.execute(
          transaction,
        );
        await tell(transaction, name);
        return { name, version, generation, state: 'BUILDING', checkpoint: null, stop: null };
      });
  }

  /** Makes the indexes that readers need, as far as they are missing: all, or after a crash none. */
  async index(projection: Projection, generation: number): Promise<void> {
    const statements = indexStatements(projection, tableNames(projection, generation));
    if (statements.length === 0) return;
    await this.database()
      .transaction()
      .execute(async (transaction) => {
        await withoutTimeLimit(transaction);
        for (const statement of statements) await sql.raw(statement).execute(transaction);
      });
  }

  /** Switches reads to this generation, in one transaction; what was served before is kept for a while. */
  async serve({ name, version, generation }: GenerationKey): Promise<void> {
    await this.database()
      .transaction()
      .execute(async (transaction) => {
        await lockName(transaction, name);
        await sql`
          UPDATE projection_state SET state = 'RETIRED', retired_at = now()
           WHERE name = ${name} AND state = 'SERVED'`.execute(transaction);
        await sql`
          UPDATE projection_state SET state = 'SERVED', served_at = now(), retired_at = NULL
           WHERE name = ${name} AND version = ${version} AND generation = ${generation}`.execute(
          transaction,
        );
        await tell(transaction, name);
      });
  }

  /**
   * Writes down where a generation stopped; its checkpoint stays at the event before. Where an operator has told it to leave
   * that event out meanwhile, it did not stop: it goes on with that when it is opened again.
   */
  async stop({ name, version, generation }: GenerationKey, stop: Stop): Promise<void> {
    await sql`
      UPDATE projection_state
         SET stopped_at_position = ${stop.position}, stopped_event_id = ${stop.eventId},
             stopped_event_type = ${stop.eventType}, stopped_reason = ${stop.reason}, stopped_at = now()
       WHERE name = ${name} AND version = ${version} AND generation = ${generation}
         AND NOT EXISTS (SELECT FROM projection_skip skip
                          WHERE skip.name = ${name} AND skip.version = ${version} AND skip.event_id = ${stop.eventId})`.execute(
      this.database(),
    );
  }

  /** Drops a generation with its tables, unless it is the served one. */
  async drop({ name, version, generation }: GenerationKey): Promise<void> {
    await this.dropWhere(
      sql`name = ${name} AND version = ${version} AND generation = ${generation} AND state <> 'SERVED'`,
    );
  }

  /** Drops what was retired and has neither been read nor run for that long. */
  async dropUnused(names: readonly string[], minutes: number): Promise<void> {
    await this.dropWhere(sql`name = ANY(${names}::text[]) AND state = 'RETIRED'
      AND greatest(retired_at, used_at) < now() - make_interval(mins => ${minutes}::int)`);
  }

  private async dropWhere(condition: ReturnType<typeof sql>): Promise<void> {
    await this.database()
      .transaction()
      .execute(async (transaction) => {
        // A long query on an old table must not make everyone behind the drop wait.
        await sql`SET LOCAL lock_timeout = '2s'`.execute(transaction);
        const { rows } = await sql<{ tables: string[] }>`
          DELETE FROM projection_state WHERE ${condition} RETURNING tables`.execute(transaction);
        for (const table of rows.flatMap((row) => row.tables))
          await sql`DROP TABLE IF EXISTS ${sql.table(table)}`.execute(transaction);
      });
  }

  private database(): Executor {
    return this.postgres.tables<Record<string, Record<string, unknown>>>();
  }
}

/** One switch of a projection at a time, whichever process it comes from. */
async function lockName(transaction: Writing, name: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`projection-switch/${name}`}, 0))`.execute(
    transaction,
  );
}

async function tell(transaction: Writing, name: string): Promise<void> {
  await sql`SELECT pg_notify(${GENERATION_CHANNEL}, ${name})`.execute(transaction);
}
