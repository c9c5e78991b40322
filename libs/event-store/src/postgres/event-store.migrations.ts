import type { Migration } from '@keyledger/postgres';
import { appendFunction } from './append-function.migration.js';
import { appendGroup } from './append-group.migration.js';
import { claimMigrations } from '../claims/claims.migration.js';
import { dataKeyTables } from './data-keys.migration.js';
import { eventTables } from './event-tables.migration.js';

/** What the event store and its data keys need in the database, in order. */
export const eventStoreMigrations: readonly Migration[] = [
  eventTables,
  dataKeyTables,
  appendFunction,
  ...claimMigrations,
  appendGroup,
];
