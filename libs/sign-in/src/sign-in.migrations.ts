import type { Migration } from '@keyledger/postgres';
import { sessionMigration } from './sessions/session.migration.js';
import { throttleMigration } from './throttle/throttle.migration.js';

/** What throttle and sessions need in the database, in order. */
export const signInMigrations: readonly Migration[] = [throttleMigration, sessionMigration];
