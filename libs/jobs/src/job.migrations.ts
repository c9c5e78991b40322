import type { Migration } from '@keyledger/postgres';

/** The effects that were ordered, and what became of each. */
export const jobMigrations: readonly Migration[] = [
  {
    id: 'jobs/0001-effects',
    up: `
      CREATE TABLE effect (
        id text PRIMARY KEY,
        queue text NOT NULL,
        payload jsonb NOT NULL,
        state text NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'FAILED', 'DONE', 'DEAD')),
        attempts integer NOT NULL DEFAULT 0,
        dispatches integer NOT NULL DEFAULT 1,
        not_before timestamptz NOT NULL DEFAULT now(),
        leased_until timestamptz,
        dispatched_at timestamptz NOT NULL DEFAULT now(),
        last_error text,
        created_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz
      );
      CREATE INDEX effect_open ON effect (not_before) WHERE state IN ('QUEUED', 'FAILED');
      CREATE INDEX effect_dead ON effect (finished_at) WHERE state = 'DEAD';`,
  },
];
