import { openKeyledger } from '@keyledger/assembly';
import { readConfiguration } from '@keyledger/configuration';
import { verifyLog } from '@keyledger/event-store';

/**
 * What the rounds left behind: acknowledged commands that no event names, rows of read models that a rebuild has
 * otherwise, and what is wrong with the chains, in words.
 */
export async function examine(settings, acknowledged) {
  const keyledger = await openKeyledger(readConfiguration(settings), {
    say: () => undefined,
    migrate: 'NOW',
  });
  try {
    const { postgres, store, projectionOperations } = keyledger.foundation;
    const { rows } = await postgres.pool.query(
      `SELECT count(*)::int AS lost FROM unnest($1::text[]) AS wanted(id)
        WHERE NOT EXISTS (SELECT FROM event WHERE (meta::jsonb ->> 'commandId') = wanted.id)`,
      [acknowledged],
    );
    const { faults } = await verifyLog(store);
    let differences = 0;
    for (const { name } of await projectionOperations.status()) {
      const compared = await projectionOperations.compare(name);
      differences += compared.differences;
    }
    return { lost: rows[0].lost, differences, broken: faults };
  } finally {
    await keyledger.close();
  }
}
