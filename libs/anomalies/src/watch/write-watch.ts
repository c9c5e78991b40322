import { sql, type RawBuilder } from 'kysely';
import type { TableNames, Writing } from '@keyledger/projections';
import { FORGOTTEN_DAYS } from '../facts/habits.js';
import { HELD_DAYS } from '../facts/opinions.js';
import { KEPT_DAYS } from '../facts/presence.js';
import { DAY, HOUR, windowOf } from '../rules/rule.js';
import { LATEST, LOOK_BACK, type OrganizationWatch } from './organization-watch.js';
import type { OrganizationRow } from './watch-rows.js';

/** How long what was found stays here: cases keep what matters of it. */
const FINDINGS_DAYS = 30;
/** And what people may speak of for as long as that holds, for a sign-in that is late. */
const SPOKEN_OF = HELD_DAYS * DAY + LATEST;

/** Writes what a batch changed in one statement, and in another, once an hour of event time, drops what is too old. */
export async function writeWatch(
  transaction: Writing,
  tables: TableNames,
  watch: OrganizationWatch,
): Promise<void> {
  const { organizationId: organization_id, newestAt, policy } = watch;
  const into = (name: string) => sql.table(tables[name] ?? name);
  const put = (name: string, rows: readonly object[], key: string, ...columns: string[]) => {
    if (rows.length === 0) return [];
    const set = columns.map((column) => `${column} = excluded.${column}`).join(', ');
    return [
      sql`
        INSERT INTO ${into(name)}
        SELECT * FROM jsonb_populate_recordset(NULL::${into(name)}, ${JSON.stringify(rows)}::jsonb)
        ON CONFLICT (${sql.raw(key)}) DO ${sql.raw(set ? `UPDATE SET ${set}` : 'NOTHING')}`,
    ];
  };
  const organization: OrganizationRow = { organization_id, newest_at: newestAt, policy };
  const { put: found, gone } = watch.changes();
  const withdrawn = sql`
    DELETE FROM ${into('finding')} AS stored
     USING jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) AS gone (event_id uuid, rule text)
     WHERE stored.event_id = gone.event_id AND stored.rule = gone.rule`;
  const looks = ['detection_id', 'account_id', 'at', 'found_at', 'finding', 'marks'];
  await atOnce(transaction, [
    ...put('organization', [organization], 'organization_id', 'newest_at', 'policy'),
    ...put('fact', watch.newFacts, 'event_id'),
    ...put('habit', watch.habitsToStore(), 'account_id', 'firsts', 'last_at', 'sightings'),
    ...put('presence', watch.presencesToStore(), 'organization_id, country', 'last_day', 'days'),
    ...put('opinion', watch.newOpinions, 'event_id'),
    ...(gone.length > 0 ? [withdrawn] : []),
    ...put('finding', found, 'event_id, rule', ...looks),
  ]);

  // By the hour of event time, which every batch size comes to alike.
  const hour = windowOf(newestAt, HOUR);
  if (hour <= watch.newestBefore) return;
  const drop = (name: string, column: string, before: number) =>
    sql`DELETE FROM ${into(name)}
         WHERE organization_id = ${organization_id}::uuid AND ${sql.ref(column)} < ${before}`;
  await atOnce(transaction, [
    drop('fact', 'at', hour - LATEST - LOOK_BACK),
    drop('habit', 'last_at', hour - FORGOTTEN_DAYS * DAY),
    // A day later than a late sign-in would drop them, so that the order makes no difference.
    drop('presence', 'last_day', windowOf(hour, DAY) / DAY - KEPT_DAYS - 1),
    sql`${drop('finding', 'at', hour - FINDINGS_DAYS * DAY)}
          AND (marks = '[]' OR at < ${hour - SPOKEN_OF})`,
    drop('opinion', 'at', hour - SPOKEN_OF),
  ]);
}

/** Changes of different rows, which see nothing of each other, in one round trip. */
async function atOnce(transaction: Writing, changes: readonly RawBuilder<unknown>[]) {
  const named = changes.map((change, n) => sql`${sql.ref(`change_${n}`)} AS (${change})`);
  await sql`WITH ${sql.join(named)} SELECT`.execute(transaction);
}
