import type { Position } from '@keyledger/event-store';
import { prepared } from '@keyledger/postgres';
import { sql } from 'kysely';
import type { Writing } from '../projection.js';
import { CHECKPOINT_CHANNEL, checkpointNotice } from './checkpoint-notice.js';
import { keyText } from './generation.js';
import type { GenerationKey } from './generation.js';

/** Somebody else moved a checkpoint: what was about to be written has been written, or is being written. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
}

/**
 * Compare-and-set of the checkpoints of all that take part in a batch, and the notice of it. It comes first in
 * the transaction: its row locks make a second runner wait and then find nothing to move.
 *
 * The commit need not wait for the disk: rows and checkpoint are lost together or not at all, and what is lost
 * is applied again. What the log acknowledged is durable by then.
 * @throws CheckpointMoved when one of them is not where it was believed to be.
 */
export async function moveCheckpoints(
  transaction: Writing,
  moves: readonly { readonly key: GenerationKey; readonly from: Position | null }[],
  to: Position,
): Promise<void> {
  const keys = moves.map((move) => move.key);
  const notice = checkpointNotice(to, keys.map(keyText));
  const { rows } = await sql<{ moved: number }>`${prepared}
    WITH moved AS (
      UPDATE projection_state s
         SET checkpoint = ${to}, stopped_at_position = NULL, stopped_event_id = NULL,
             stopped_event_type = NULL, stopped_reason = NULL, stopped_at = NULL,
             used_at = CASE WHEN s.state = 'RETIRED' THEN now() ELSE s.used_at END
        FROM unnest(${keys.map((key) => key.name)}::text[], ${keys.map((key) => key.version)}::int[],
                    ${keys.map((key) => key.generation)}::int[], ${moves.map((move) => move.from)}::text[])
          AS expected (name, version, generation, checkpoint)
       WHERE s.name = expected.name AND s.version = expected.version
         AND s.generation = expected.generation
         AND s.checkpoint IS NOT DISTINCT FROM expected.checkpoint
      RETURNING 1)
    SELECT (SELECT count(*)::int FROM moved) AS moved, pg_notify(${CHECKPOINT_CHANNEL}, ${notice}),
           set_config('synchronous_commit', 'off', true)`.execute(transaction);
  if (rows[0]?.moved !== moves.length)
    throw new CheckpointMoved('The checkpoint is somewhere else');
}
