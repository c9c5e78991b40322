/** What jobs tell about themselves, for logs and metrics. */
export interface JobsObserver {
  finished?(job: { readonly queue: string; readonly outcome: 'DONE' | 'FAILED' | 'DEAD' }): void;
  /** One more try to reach Redis. */
  reconnecting?(): void;
  /** A background step failed; it is tried again. */
  interrupted?(what: string, error: unknown): void;
}
