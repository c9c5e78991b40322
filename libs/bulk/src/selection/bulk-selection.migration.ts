import type { Migration } from '@keyledger/postgres';

/**
 * Which accounts an operation is for, in their order: written before the event that it starts with, gone after the one that
 * it ends with. `place` is where its start stands in the log, by which operations take turns; null until a worker saw it.
 */
export const bulkSelectionMigration: Migration = {
  id: 'bulk/0001-bulk-selection',
  up: `
    CREATE TABLE bulk_selection (
      operation_id uuid PRIMARY KEY,
      organization_id uuid NOT NULL,
      account_ids uuid[] NOT NULL,
      place text COLLATE "C",
      made_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX bulk_selection_turn ON bulk_selection (organization_id, place);`,
};
