import type { Migration } from '@keyledger/postgres';

/**
 * The vault: the one table that is changed and deleted from, apart from the log that never is. One id may have a row
 * for each purpose (a link's check and its sealed copy). Nobody reads it for lists, so it has no other indexes.
 */
export const credentialMigrations: readonly Migration[] = [
  {
    id: 'credentials/0001-vault',
    up: `
      CREATE TABLE vault_secret (
        id uuid NOT NULL,
        purpose text COLLATE "C" NOT NULL,
        organization_id uuid NOT NULL,
        stream text COLLATE "C" NOT NULL,
        value bytea NOT NULL,
        meta jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz,
        superseded_at timestamptz,
        named_at timestamptz,
        PRIMARY KEY (id, purpose)
      );
      CREATE UNIQUE INDEX vault_secret_link ON vault_secret (value) WHERE purpose = 'ONE_TIME_LINK';
      CREATE INDEX vault_secret_unnamed ON vault_secret (created_at, id) WHERE named_at IS NULL;
      CREATE INDEX vault_secret_expiry ON vault_secret (expires_at) WHERE expires_at IS NOT NULL;
      CREATE INDEX vault_secret_superseded ON vault_secret (superseded_at)
        WHERE superseded_at IS NOT NULL;`,
  },
];
