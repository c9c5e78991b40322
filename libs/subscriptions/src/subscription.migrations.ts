import type { Migration } from '@keyledger/postgres';
import { webhookDeliveryMigration } from './webhooks/deliver/webhook-delivery.migration.js';

/** What telling downstream systems needs in the database, in order. */
export const subscriptionMigrations: readonly Migration[] = [webhookDeliveryMigration];
