import type { Migration } from '@keyledger/postgres';
import { serviceTokenUseMigration } from './service-tokens/service-token-use.js';
import { setupLinkMigration } from './set-up-first-organization/setup-link.migration.js';

/** What access needs in the database, in order. */
export const accessMigrations: readonly Migration[] = [
  setupLinkMigration,
  serviceTokenUseMigration,
];
