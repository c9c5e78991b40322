import { inOneStatement, type Postgres } from '@keyledger/postgres';
import type { Position, StoredEvent, StreamHead } from '../event-store.port.js';
import { positionOf } from './log-position.js';

interface EventRow {
  position: string;
  stream: string;
  revision: number;
  event_id: string;
  type: string;
  schema_version: number;
  occurred_at: string;
  data: string;
  meta: string;
  chain: string;
}

const COLUMNS = `position, stream, revision, event_id, type, schema_version, occurred_at, data, meta,
  encode(chain, 'hex') AS chain`;

/** Part of a stream: from a revision on, inclusive. */
interface StreamPart {
  readonly stream: string;
  readonly fromRevision: number;
}

/** The queries of the log. Counters are positions without their log. */
export class LogReader {
  constructor(
    private readonly postgres: Postgres,
    readonly logId: string,
  ) {}

  static async logIdOf(postgres: Postgres): Promise<string> {
    const { rows } = await postgres.pool.query<{ log_id: string }>('SELECT log_id FROM event_log');
    if (!rows[0]) throw new Error('The table event_log has no row; the event log is not set up');
    return rows[0].log_id;
  }

  /** A stream's events from a revision on, inclusive. */
  readonly stream = inOneStatement((parts: readonly StreamPart[]) => this.streams(parts));

  private async streams(parts: readonly StreamPart[]): Promise<StoredEvent[][]> {
    const { rows } = await this.postgres.pool.query<EventRow & { part: string }>({
      name: 'keyledger_read_streams',
      text: `SELECT part, found.*
             FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS wanted (stream, revision, part)
             CROSS JOIN LATERAL (
               SELECT ${COLUMNS} FROM event
               WHERE event.stream = wanted.stream AND event.revision >= wanted.revision
               ORDER BY event.revision
             ) AS found
             ORDER BY part, found.revision`,
      values: [parts.map(({ stream }) => stream), parts.map(({ fromRevision }) => fromRevision)],
    });
    const events = parts.map((): StoredEvent[] => []);
    for (const row of rows) events[Number(row.part) - 1]?.push(this.toEvent(row));
    return events;
  }

  async headOf(stream: string): Promise<StreamHead | null> {
    const { rows } = await this.postgres.pool.query<StreamHead>({
      name: 'keyledger_read_head',
      text: `SELECT revision, encode(chain, 'hex') AS chain FROM event WHERE stream = $1
             ORDER BY revision DESC LIMIT 1`,
      values: [stream],
    });
    return rows[0] ?? null;
  }

  /** The events after a counter, exclusive, at most `limit`, up to a counter inclusive where one is given. */
  async after(counter: string, limit: number, until: string | null = null): Promise<StoredEvent[]> {
    const { rows } = await this.postgres.pool.query<EventRow>({
      name: 'keyledger_read_all',
      text: `SELECT ${COLUMNS} FROM event
             WHERE position > $1 AND position <= coalesce($3::bigint, 9223372036854775807)
             ORDER BY position LIMIT $2`,
      values: [counter, limit, until],
    });
    return rows.map((row) => this.toEvent(row));
  }

  async headPosition(): Promise<Position> {
    const { rows } = await this.postgres.pool.query<{ last_position: string }>(
      'SELECT last_position FROM event_log',
    );
    return positionOf(this.logId, rows[0]?.last_position ?? '0');
  }

  private toEvent(row: EventRow): StoredEvent {
    return {
      eventId: row.event_id,
      type: row.type,
      schemaVersion: row.schema_version,
      occurredAt: row.occurred_at,
      data: row.data,
      meta: row.meta,
      chain: row.chain,
      stream: row.stream,
      revision: row.revision,
      position: positionOf(this.logId, row.position),
    };
  }
}
