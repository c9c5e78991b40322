import type { Migration } from '@keyledger/postgres';

/** Sessions hold no address, network or device: those are facts of the sign-in's event. Tokens are keyed hashes. */
export const sessionMigration: Migration = {
  id: 'sign-in/0002-session',
  up: `
    CREATE TABLE session (
      id uuid PRIMARY KEY,
      token_hmac text COLLATE "C" NOT NULL UNIQUE,
      organization_id uuid NOT NULL,
      account_id uuid NOT NULL,
      employee_id uuid NOT NULL,
      shared boolean NOT NULL,
      account_revision integer NOT NULL,
      must_change_password boolean NOT NULL,
      created_at timestamptz NOT NULL,
      last_seen_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX session_account ON session (account_id);
    CREATE INDEX session_expiry ON session (expires_at);
    CREATE TABLE session_floor (
      account_id uuid PRIMARY KEY,
      revision integer NOT NULL
    );`,
};
