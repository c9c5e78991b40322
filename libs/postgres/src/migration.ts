/** One numbered, re-runnable step of the schema. `id` is `<lib>/<number>-<what>` and never changes. */
export interface Migration {
  readonly id: string;
  /** SQL, run once inside a transaction under a lock. */
  readonly up: string;
}
