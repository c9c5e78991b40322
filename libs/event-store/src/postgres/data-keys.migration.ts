import type { Migration } from '@keyledger/postgres';

/**
 * Data keys, wrapped by the master key, and the append-only list of those that were destroyed, which is applied
 * again after every restore.
 */
export const dataKeyTables: Migration = {
  id: 'event-store/0002-data-keys',
  up: `
CREATE TABLE data_key (
  id text COLLATE "C" PRIMARY KEY,
  subject_id text COLLATE "C" NOT NULL,
  class text NOT NULL,
  organization_id text NOT NULL,
  wrapped bytea,
  state text NOT NULL CHECK (state IN ('ACTIVE', 'SHREDDED')),
  created_at timestamptz NOT NULL DEFAULT now(),
  shredded_at timestamptz,
  CHECK ((state = 'SHREDDED') = (wrapped IS NULL))
);
CREATE INDEX data_key_subject ON data_key (subject_id);

CREATE TABLE shredded_key (
  key_id text COLLATE "C" PRIMARY KEY,
  subject_id text COLLATE "C" NOT NULL,
  class text NOT NULL,
  organization_id text NOT NULL,
  shredded_at timestamptz NOT NULL
);
CREATE TRIGGER shredded_key_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON shredded_key
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`,
};
