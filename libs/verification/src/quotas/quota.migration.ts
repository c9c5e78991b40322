import type { Migration } from '@keyledger/postgres';

/** How often something was done within an hour or a day, by keyed hashes of whom it concerns. */
export const quotaMigration: Migration = {
  id: 'verification/0001-quota',
  up: `
    CREATE TABLE verification_quota (
      kind text COLLATE "C" NOT NULL,
      key_hmac text COLLATE "C" NOT NULL,
      window_seconds integer NOT NULL,
      used integer NOT NULL,
      began_at timestamptz NOT NULL,
      ends_at timestamptz NOT NULL,
      PRIMARY KEY (kind, key_hmac, window_seconds)
    );
    CREATE INDEX verification_quota_end ON verification_quota (ends_at);`,
};
