import type { Migration } from '@keyledger/postgres';
import { bulkSelectionMigration } from './selection/bulk-selection.migration.js';

/** What bulk operations need in the database, in order. */
export const bulkMigrations: readonly Migration[] = [bulkSelectionMigration];
