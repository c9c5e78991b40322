/** Why the embedded PostgreSQL could not be served; `message` says what to do about it. */
export type EmbeddedPostgresProblem =
  | 'UNSUPPORTED_PLATFORM'
  | 'NO_UNPRIVILEGED_USER'
  | 'UNREACHABLE_FOLDER'
  | 'FOREIGN_FOLDER'
  | 'DATA_LOST'
  | 'WRONG_VERSION'
  | 'WRONG_PASSWORD'
  | 'DISK_FULL'
  | 'STILL_BUSY'
  | 'INITIALISATION_FAILED'
  | 'START_FAILED'
  | 'STOP_FAILED';

/** Thrown by {@link startEmbeddedPostgres}; holds no password. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly problem: EmbeddedPostgresProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
  }
}
