/** How often something may happen: `burst` at once, refilled at `perMinute`. */
export interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

/** Counts what callers do: in one process, or for all of them where they share something. */
export abstract class RateLimits {
  /**
   * Takes `amount` from the bucket of `key`, if it holds that much.
   * @param key what is limited and for whom (`network:192.0.2.1`); in clear it is kept in memory only.
   * @returns 0 when taken, else the whole seconds after which it would be there.
   */
  abstract take(key: string, rate: Rate, amount?: number): Promise<number>;
}
