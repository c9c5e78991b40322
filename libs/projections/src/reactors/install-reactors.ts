import type { EventStore } from '@keyledger/event-store';
import type { Postgres } from '@keyledger/postgres';

/**
 * Gives each reactor that is new its place: the head of this moment, so that it never sees what happened
 * before. Part of migrating, before appends are accepted; those already installed stay where they are.
 */
export async function installReactors(
  postgres: Postgres,
  store: EventStore,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  await postgres.pool.query(
    `INSERT INTO reactor_state (name, checkpoint) SELECT unnest($1::text[]), $2
     ON CONFLICT (name) DO NOTHING`,
    [names, await store.headPosition()],
  );
}

/** A reactor has no place in the log; starting it anywhere would repeat or miss effects. */
export class ReactorNotInstalled extends Error {
  override readonly name = 'ReactorNotInstalled';

  constructor(readonly reactors: readonly string[]) {
    super(`Not installed: ${reactors.join(', ')}. Migrate first; that installs reactors.`);
  }
}
