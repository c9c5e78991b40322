import type { Migration } from '@keyledger/postgres';

/** Counters of tries, by keyed hashes of addresses and networks: neither can be read here. */
export const throttleMigration: Migration = {
  id: 'sign-in/0001-throttle',
  up: `
    CREATE TABLE signin_throttle (
      kind text COLLATE "C" NOT NULL,
      key_hmac text COLLATE "C" NOT NULL,
      failures integer NOT NULL,
      refused integer NOT NULL DEFAULT 0,
      blocked_until timestamptz,
      forgotten_at timestamptz NOT NULL,
      PRIMARY KEY (kind, key_hmac)
    );
    CREATE INDEX signin_throttle_forgotten ON signin_throttle (forgotten_at);`,
};
