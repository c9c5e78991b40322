import { EmbeddedPostgresError } from './embedded-postgres-error.js';

export function saysDiskFull(output: string): boolean {
  return /no space left on device|check free disk space/i.test(output);
}

export function diskFull(folder: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'DISK_FULL',
    `The disk that holds ${folder} is full (a new database needs about 60 MB). ` +
      'Free some space and start again; nothing that was acknowledged is lost.',
  );
}
