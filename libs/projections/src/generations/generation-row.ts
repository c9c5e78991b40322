import type { Position } from '@keyledger/event-store';
import type { Generation, GenerationState } from './generation.js';

/** A row of `projection_state` as the driver returns it. */
export interface GenerationRow {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
  readonly state: GenerationState;
  readonly checkpoint: string | null;
  readonly stopped_at_position: string | null;
  readonly stopped_event_id: string | null;
  readonly stopped_event_type: string | null;
  readonly stopped_reason: string | null;
}

export function toGeneration(row: GenerationRow): Generation {
  const { name, version, generation, state } = row;
  const stop =
    row.stopped_at_position === null
      ? null
      : {
          position: row.stopped_at_position as Position,
          eventId: row.stopped_event_id ?? '',
          eventType: row.stopped_event_type ?? '',
          reason: row.stopped_reason ?? '',
        };
  return { name, version, generation, state, checkpoint: row.checkpoint as Position | null, stop };
}
