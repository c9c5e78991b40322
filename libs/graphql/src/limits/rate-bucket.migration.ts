import type { Migration } from '@keyledger/postgres';

/** Counts of the last minutes, by keyed hashes; a crash may forget them, so they are not written ahead. */
export const rateBucketMigration: Migration = {
  id: 'graphql/0001-rate-buckets',
  up: `
    CREATE UNLOGGED TABLE rate_bucket (
      key text COLLATE "C" PRIMARY KEY,
      tokens double precision NOT NULL,
      taken boolean NOT NULL,
      at timestamptz NOT NULL
    ) WITH (fillfactor = 50);`,
};
