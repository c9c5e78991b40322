import type { DomainEvent } from '@keyledger/kernel';
import { sql } from 'kysely';
import type { Projection } from '../projection.js';

export type Counted = DomainEvent<
  'Counted',
  { key: string; amount: number; poison?: boolean; broken?: boolean }
>;

/**
 * A sum and a count for each key: applying an event twice or not at all shows. An event marked as poison makes
 * `apply` throw.
 */
export function countingProjection(
  name: string,
  options: { version?: number; onApply?: () => Promise<void> } = {},
): Projection<Counted> {
  return {
    name,
    version: options.version ?? 1,
    tables: [
      {
        name,
        create: (physical) => [
          `CREATE TABLE ${physical} (key text PRIMARY KEY, amount bigint NOT NULL, times bigint NOT NULL)`,
        ],
      },
    ],
    eventTypes: ['Counted'],
    async apply(events, transaction, tables) {
      const rows = new Map<string, { amount: number; times: number }>();
      for (const { data } of events) {
        if (data.poison) throw new TypeError('This amount cannot be counted');
        const row = rows.get(data.key) ?? { amount: 0, times: 0 };
        rows.set(data.key, { amount: row.amount + data.amount, times: row.times + 1 });
      }
      const keys = [...rows.keys()];
      const sums = [...rows.values()];
      const table = sql.table(tables[name] ?? name);
      await sql`
        INSERT INTO ${table} AS known (key, amount, times)
        SELECT * FROM unnest(${keys}::text[], ${sums.map(({ amount }) => amount)}::bigint[],
                             ${sums.map(({ times }) => times)}::bigint[])
        ON CONFLICT (key) DO UPDATE SET amount = known.amount + excluded.amount,
                                        times = known.times + excluded.times`.execute(transaction);
      await options.onApply?.();
    },
  };
}
