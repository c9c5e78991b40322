import type { Migration } from '@keyledger/postgres';

/**
 * The log. `event_log` has one row: the log's id and the counter that gives dense positions. Rows of `event` are
 * never changed; a trigger says so to whoever tries. Data and metadata are the codec's canonical text, byte for
 * byte, since the hash chain covers those bytes.
 */
export const eventTables: Migration = {
  id: 'event-store/0001-events',
  up: `
CREATE TABLE event_log (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  log_id text NOT NULL,
  last_position bigint NOT NULL
);
INSERT INTO event_log (log_id, last_position)
VALUES (substr(replace(gen_random_uuid()::text, '-', ''), 1, 12), 0);

CREATE TABLE event (
  position bigint PRIMARY KEY,
  stream text COLLATE "C" NOT NULL,
  revision integer NOT NULL CHECK (revision >= 0),
  event_id uuid NOT NULL UNIQUE,
  type text COLLATE "C" NOT NULL,
  schema_version integer NOT NULL,
  occurred_at text COLLATE "C" NOT NULL,
  data text NOT NULL,
  meta text NOT NULL,
  chain bytea NOT NULL CHECK (octet_length(chain) = 32),
  UNIQUE (stream, revision)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME;
END $$;

CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`,
};
