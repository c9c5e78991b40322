import type { Migration } from '@keyledger/postgres';

/** The one open invitation to found the first organization, with the ids that its steps are going to use. */
export const setupLinkMigration: Migration = {
  id: 'access/0001-setup-link',
  up: `
    CREATE TABLE setup_link (
      id uuid PRIMARY KEY,
      token_hmac text COLLATE "C" NOT NULL UNIQUE,
      organization_id uuid NOT NULL,
      employee_id uuid NOT NULL,
      account_id uuid NOT NULL,
      issued_at timestamptz NOT NULL,
      used_at timestamptz
    );
    CREATE UNIQUE INDEX setup_link_open ON setup_link ((true)) WHERE used_at IS NULL;`,
};
