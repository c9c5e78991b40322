/** One piece of work that must happen: `id` names the effect for ever. */
export interface Job<Payload = unknown> {
  /** `<eventId>.<reactor>.<target>`. */
  readonly id: string;
  readonly queue: string;
  /** Ids only: never a secret, never personal data. */
  readonly payload: Payload;
  /** 1 at the first try. */
  readonly attempt: number;
}

export interface EnqueueOptions {
  /** Not before that many milliseconds from now. */
  readonly delayMs?: number;
}

/** Where effects are ordered. The order is durable when the promise resolves. */
export abstract class Jobs {
  /**
   * Orders an effect once: the same id again changes nothing, also long after it was done.
   * @param payload plain JSON, ids only.
   */
  abstract enqueue(
    id: string,
    queue: string,
    payload: object,
    options?: EnqueueOptions,
  ): Promise<void>;
}
