/** What runners tell about themselves, for logs and metrics. Nothing of an event's data is in here. */
export interface RunnerObserver {
  /** A batch was applied and committed for these projections. */
  applied?(batch: {
    readonly projections: readonly string[];
    readonly events: number;
    readonly milliseconds: number;
  }): void;
  /** A projection or reactor stopped at an event that it cannot handle. */
  stopped?(stop: {
    readonly name: string;
    readonly eventId: string;
    readonly eventType: string;
    readonly reason: string;
  }): void;
  /** Something could not be reached, or a background step failed; it is tried again. */
  interrupted?(what: string, error: unknown): void;
}
