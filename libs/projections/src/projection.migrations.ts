import type { Migration } from '@keyledger/postgres';

/**
 * Where projections and reactors stand. Read tables are not here: they belong to a projection's version and
 * the runner makes them.
 */
export const projectionMigrations: readonly Migration[] = [
  {
    id: 'projections/0001-generations',
    up: `
      CREATE TABLE projection_state (
        name text NOT NULL,
        version integer NOT NULL,
        generation integer NOT NULL,
        state text NOT NULL CHECK (state IN ('BUILDING', 'SERVED', 'RETIRED')),
        tables text[] NOT NULL,
        checkpoint text COLLATE "C",
        stopped_at_position text COLLATE "C",
        stopped_event_id uuid,
        stopped_event_type text,
        stopped_reason text,
        stopped_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        served_at timestamptz,
        retired_at timestamptz,
        used_at timestamptz,
        PRIMARY KEY (name, version, generation)
      ) WITH (fillfactor = 50);
      CREATE UNIQUE INDEX projection_state_served ON projection_state (name) WHERE state = 'SERVED';

      CREATE TABLE projection_skip (
        name text NOT NULL,
        version integer NOT NULL,
        event_id uuid NOT NULL,
        skipped_by text NOT NULL,
        skipped_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (name, version, event_id)
      );

      CREATE TABLE reactor_state (
        name text PRIMARY KEY,
        checkpoint text COLLATE "C" NOT NULL,
        stopped_at_position text COLLATE "C",
        stopped_event_id uuid,
        stopped_event_type text,
        stopped_reason text,
        stopped_at timestamptz,
        installed_at timestamptz NOT NULL DEFAULT now()
      ) WITH (fillfactor = 50);`,
  },
];
