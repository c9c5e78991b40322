import type { Migration } from '@keyledger/postgres';

/** Names that are given once. Values are kept as keyed hashes only; an owner's rows go when the owner is erased. */
export const claimMigrations: readonly Migration[] = [
  {
    id: 'event-store/claims-0001-table',
    up: `
      CREATE TABLE claim (
        kind text NOT NULL,
        hmac text NOT NULL,
        owner_id uuid NOT NULL,
        organization_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (kind, hmac)
      );
      CREATE INDEX claim_owner ON claim (owner_id);`,
  },
];
