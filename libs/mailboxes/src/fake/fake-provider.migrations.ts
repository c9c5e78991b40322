import type { Migration } from '@keyledger/postgres';

/** The memory of the fake provider: not a read model and not part of a backup. */
export const mailboxMigrations: readonly Migration[] = [
  {
    id: 'mailboxes/0001-fake-provider',
    up: `
      CREATE TABLE fake_provider_mailbox (
        address_digest text COLLATE "C" PRIMARY KEY,
        password_digest text,
        must_change boolean NOT NULL DEFAULT false,
        enabled boolean NOT NULL DEFAULT true,
        sessions_ended_at timestamptz,
        behaviour text,
        behaves_so_times integer CHECK (behaves_so_times > 0)
      );`,
  },
];
