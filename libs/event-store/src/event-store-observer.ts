/** Told what the store does, for metrics. Called often: return at once and throw nothing. */
export abstract class EventStoreObserver {
  /** An append won; `events` is how many it had. */
  abstract appended(events: number): void;
  abstract conflict(): void;
  /** An append had been stored before. */
  abstract duplicate(): void;
  /** A group was committed; `appends` is how many answers it gave. */
  abstract groupWritten(appends: number): void;
  /** A call is made again, because the connection failed or a subscription ended: `append`, `read` or `subscribe`. */
  abstract retried(call: string): void;
}

/** Looks away. */
export class NoObserver extends EventStoreObserver {
  appended(): void {}
  conflict(): void {}
  duplicate(): void {}
  groupWritten(): void {}
  retried(): void {}
}
