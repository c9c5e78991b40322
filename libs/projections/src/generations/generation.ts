import type { Position } from '@keyledger/event-store';

export type GenerationState = 'BUILDING' | 'SERVED' | 'RETIRED';

/** Where a projection stopped, without the event's data. */
export interface Stop {
  readonly position: Position;
  readonly eventId: string;
  readonly eventType: string;
  readonly reason: string;
}

/** One set of a projection's tables: a version can have several, of which at most one is served. */
export interface Generation {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
  readonly state: GenerationState;
  /** Of the last event handled; null before the first. */
  readonly checkpoint: Position | null;
  readonly stop: Stop | null;
}

export type GenerationKey = Pick<Generation, 'name' | 'version' | 'generation'>;

/** A key as one string, for maps. */
export function keyText({ name, version, generation }: GenerationKey): string {
  return `${name}/${version}/${generation}`;
}
