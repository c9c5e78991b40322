/** A request to handle an effect, `number` telling one request for the same effect from another. */
export interface Dispatch {
  readonly id: string;
  readonly queue: string;
  readonly number: number;
  readonly delayMs: number;
}

/**
 * What carries dispatches to a free worker of some process. It may lose or repeat them: the effect table is the
 * truth, and what is not acknowledged there is dispatched again.
 */
export abstract class JobQueue {
  /** The same id and number twice is one dispatch, while the first is still there. */
  abstract add(dispatch: Dispatch): Promise<void>;

  /** Hands the ids of dispatches of a queue to `work`, at most `concurrency` at a time. */
  abstract process(
    queue: string,
    concurrency: number,
    work: (id: string) => Promise<void>,
  ): Promise<void>;

  /** Takes nothing new, waits for the work under way, frees its connections. */
  abstract close(): Promise<void>;
}
