import type { Migration } from '@keyledger/postgres';
import { quotaMigration } from './quotas/quota.migration.js';
import { resetTicketMigration } from './tickets/reset-ticket.migration.js';

export const verificationMigrations: readonly Migration[] = [quotaMigration, resetTicketMigration];
