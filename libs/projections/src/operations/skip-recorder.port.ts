import type { Stop } from '../generations/generation.js';

/** An operator's decision that a projection leaves an event out. */
export interface SkipRecord {
  readonly projection: string;
  readonly version: number;
  readonly stop: Stop;
  /** Who decided it. */
  readonly by: string;
}

/** Writes the skip down as an event, before it takes effect. @throws to keep the skip from happening. */
export type RecordSkip = (skip: SkipRecord) => Promise<void>;
