import type { EventStore, Position } from '../event-store.port.js';
import { recordedAtOf } from './stream-verifier.js';

/**
 * The position of the last event before the first that was recorded after a moment: how far the log had come then. Null:
 * nothing was written by then. Reads the log up to there.
 */
export async function positionAt(store: EventStore, moment: Date): Promise<Position | null> {
  const limit = moment.toISOString();
  let last: Position | null = null;
  for await (const batch of store.readAll(null)) {
    for (const event of batch) {
      if (recordedAtOf(event) > limit) return last;
      last = event.position;
    }
  }
  return last;
}
