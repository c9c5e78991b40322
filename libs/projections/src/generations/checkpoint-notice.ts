import type { Position } from '@keyledger/event-store';

/** Told in the transaction that moved checkpoints, so it arrives with the rows. */
export const CHECKPOINT_CHANNEL = 'keyledger_checkpoint';
/** Told when a generation was made, switched, retired or freed; the payload is the projection's name. */
export const GENERATION_CHANNEL = 'keyledger_projection';

/** NOTIFY payloads end below 8000 bytes. */
const LONGEST = 7_900;

/** `<position> <key>,<key>…`; only the position when the keys do not fit, which means "look yourself". */
export function checkpointNotice(position: Position, keys: readonly string[]): string {
  const whole = `${position} ${keys.join(',')}`;
  return whole.length <= LONGEST ? whole : position;
}

export function readCheckpointNotice(payload: string): {
  readonly position: Position;
  readonly keys: readonly string[];
} {
  const [position = '', keys = ''] = payload.split(' ');
  return { position: position as Position, keys: keys === '' ? [] : keys.split(',') };
}
