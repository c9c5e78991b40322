/** There is something at that path already; a backup never takes another one's place. */
export class BackupExists extends Error {
  override readonly name = 'BackupExists';

  constructor(readonly file: string) {
    super(`${file} is there already. Give another name, or move it away.`);
  }
}

/** Why a backup cannot be restored here; the message says what to do. */
export type RestoreProblem =
  | 'NOT_A_BACKUP'
  | 'NEWER_FORMAT'
  | 'DAMAGED'
  | 'OTHER_KEYS'
  | 'OTHER_SCHEMA'
  | 'NOT_EMPTY'
  | 'LIST_UNREADABLE';

/** Nothing of the backup is in the database. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused';

  constructor(
    readonly problem: RestoreProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
