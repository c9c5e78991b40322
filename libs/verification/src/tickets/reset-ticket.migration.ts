import type { Migration } from '@keyledger/postgres';

/**
 * Who is on the way to set a forgotten password anew. Addresses without an account get tickets like all others, so that
 * nothing about them differs; tokens are keyed hashes.
 */
export const resetTicketMigration: Migration = {
  id: 'verification/0002-reset-ticket',
  up: `
    CREATE TABLE reset_ticket (
      id uuid PRIMARY KEY,
      token_hmac text COLLATE "C" NOT NULL UNIQUE,
      verification_id uuid NOT NULL,
      account_id uuid,
      code_id uuid,
      channel_kind text COLLATE "C",
      code_expires_at timestamptz,
      tries integer NOT NULL DEFAULT 0,
      sends integer NOT NULL DEFAULT 0,
      sent_at timestamptz,
      proofs integer NOT NULL DEFAULT 0,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX reset_ticket_expiry ON reset_ticket (expires_at);`,
};
