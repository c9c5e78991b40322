import type { Position } from '@keyledger/event-store';

/** Tells where read models are, and waits for them (contracts §5). */
export abstract class ReadPositions {
  /** The physical table a projection serves now, by its logical name. */
  abstract table(projection: string, table: string): Promise<string>;

  /** The least checkpoint of the named projections. */
  abstract current(projections: readonly string[]): Promise<Position | null>;

  /**
   * Waits until all named projections have passed `position`, at most `timeoutMs` (default 2000).
   * @returns where they are, and whether that is behind what was asked for.
   */
  abstract waitFor(
    projections: readonly string[],
    position: Position,
    timeoutMs?: number,
  ): Promise<{ readonly position: Position | null; readonly stale: boolean }>;
}
