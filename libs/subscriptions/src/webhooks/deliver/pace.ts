/** Spreads deliveries over time: at most so many a minute, the first tenth of a second's worth at once. */
export class Pace {
  private readonly gapMs: number;
  private free = 0;

  /** @param perMinute null: no limit. */
  constructor(perMinute: number | null) {
    this.gapMs = perMinute === null ? 0 : 60_000 / perMinute;
  }

  /** Takes a place. @returns 0 when it is free now, else the milliseconds until one is. */
  take(now: number): number {
    if (this.gapMs === 0) return 0;
    if (this.free > now) return this.free - now;
    this.free = Math.max(this.free, now - 100) + this.gapMs;
    return 0;
  }
}
