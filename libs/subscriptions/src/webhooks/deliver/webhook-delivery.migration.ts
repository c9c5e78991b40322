import type { Migration } from '@keyledger/postgres';

/**
 * How far each subscription is. Everything up to `checkpoint` was delivered, or is a row of `webhook_message`: what
 * failed, what waits behind it, and what was given up. Ids only; what is sent is read from the log when it is sent.
 */
export const webhookDeliveryMigration: Migration = {
  id: 'subscriptions/0001-webhook-delivery',
  up: `
    CREATE TABLE webhook_delivery (
      subscription_id uuid PRIMARY KEY,
      organization_id uuid NOT NULL,
      checkpoint text COLLATE "C",
      created_at timestamptz NOT NULL,
      failures_in_row integer NOT NULL DEFAULT 0,
      failing_since timestamptz,
      last_success_at timestamptz,
      last_failure_at timestamptz,
      last_failure text COLLATE "C",
      applied_revision integer NOT NULL DEFAULT 0
    );
    CREATE INDEX webhook_delivery_organization ON webhook_delivery (organization_id, created_at);
    CREATE TABLE webhook_message (
      subscription_id uuid NOT NULL REFERENCES webhook_delivery ON DELETE CASCADE,
      event_id uuid NOT NULL,
      event_type text COLLATE "C" NOT NULL,
      stream text COLLATE "C" NOT NULL,
      revision integer NOT NULL,
      position text COLLATE "C" NOT NULL,
      state text COLLATE "C" NOT NULL CHECK (state IN ('WAITING', 'DEAD')),
      tries integer NOT NULL,
      next_try_at timestamptz NOT NULL,
      last_failure text COLLATE "C",
      failed_at timestamptz,
      PRIMARY KEY (subscription_id, event_id)
    );
    CREATE INDEX webhook_message_order ON webhook_message (subscription_id, state, position);`,
};
