import type { Position } from '@keyledger/event-store';
import { inOneStatement, type Postgres } from '@keyledger/postgres';
import type { Stop } from '../generations/generation.js';

/** Where a reactor is, and where it stopped if it did. */
export interface ReactorState {
  readonly name: string;
  readonly checkpoint: Position;
  readonly stop: Stop | null;
}

interface ReactorRow {
  readonly name: string;
  readonly checkpoint: Position;
  readonly stopped_at_position: Position | null;
  readonly stopped_event_id: string;
  readonly stopped_event_type: string;
  readonly stopped_reason: string;
}

const RUNNING = `stopped_at_position = NULL, stopped_event_id = NULL, stopped_event_type = NULL,
  stopped_reason = NULL, stopped_at = NULL`;

interface Move {
  readonly name: string;
  readonly from: Position;
  readonly to: Position;
}

/** The rows that say how far reactors are. */
export class ReactorStates {
  readonly #moved = inOneStatement((moves: readonly Move[]) => this.#moveAll(moves));

  constructor(private readonly postgres: Postgres) {}

  async of(names: readonly string[]): Promise<ReactorState[]> {
    const { rows } = await this.postgres.pool.query<ReactorRow>(
      'SELECT * FROM reactor_state WHERE name = ANY($1::text[]) ORDER BY name',
      [names],
    );
    return rows.map((row) => ({
      name: row.name,
      checkpoint: row.checkpoint,
      stop: row.stopped_at_position && {
        position: row.stopped_at_position,
        eventId: row.stopped_event_id,
        eventType: row.stopped_event_type,
        reason: row.stopped_reason,
      },
    }));
  }

  /**
   * Compare-and-set; reactors that go on at the same moment, as most do who read the same batch, share a statement.
   * @returns false when somebody else moved it.
   */
  move(name: string, from: Position, to: Position): Promise<boolean> {
    return this.#moved({ name, from, to });
  }

  /** Unless it was told to pass the event meanwhile. */
  async stop(name: string, { position, eventId, eventType, reason }: Stop): Promise<void> {
    await this.postgres.pool.query(
      `UPDATE reactor_state SET stopped_at_position = $2, stopped_event_id = $3, stopped_event_type = $4,
              stopped_reason = $5, stopped_at = now() WHERE name = $1 AND checkpoint < $2`,
      [name, position, eventId, eventType, reason],
    );
  }

  /** Puts a stopped reactor behind the event that stopped it. */
  async pass(name: string, { position, eventId }: Stop): Promise<void> {
    await this.postgres.pool.query(
      `UPDATE reactor_state SET checkpoint = $2, ${RUNNING} WHERE name = $1 AND stopped_event_id = $3`,
      [name, position, eventId],
    );
  }

  /**
   * Rows are locked in the order of their names, so that who takes reactors over waits instead of deadlocking. The commit
   * need not wait for the disk: a checkpoint lost in a crash repeats what is safe to repeat.
   */
  async #moveAll(moves: readonly Move[]): Promise<boolean[]> {
    const { rows } = await this.postgres.pool.query<{ name: string }>({
      name: 'keyledger_move_reactors',
      text: `WITH mine AS (
               SELECT name FROM reactor_state WHERE name = ANY($1::text[]) ORDER BY name FOR UPDATE
             )
             UPDATE reactor_state AS state SET checkpoint = move.later, ${RUNNING}
               FROM mine JOIN unnest($1::text[], $2::text[], $3::text[]) AS move (name, earlier, later) USING (name)
              WHERE state.name = mine.name AND state.checkpoint = move.earlier
                AND set_config('synchronous_commit', 'off', true) IS NOT NULL
             RETURNING state.name`,
      values: [
        moves.map(({ name }) => name),
        moves.map(({ from }) => from),
        moves.map(({ to }) => to),
      ],
    });
    const moved = new Set(rows.map(({ name }) => name));
    return moves.map(({ name }) => moved.has(name));
  }
}
