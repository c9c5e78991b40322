import { sql } from 'kysely';
import type { TableNames, Writing } from '@keyledger/projections';
import { MOST } from '../facts/fact-window.js';
import type { SignInFact } from '../facts/sign-in-fact.js';
import { HOUR, MINUTE } from '../rules/rule.js';
import type { FactRow } from './watch-rows.js';

/** An attack is looked for in the hour before a success, and each of its failures looks at the hour before it. */
const ATTACK_REACH = 2 * HOUR;
/** Each sign-in looks at no more than so many before it, and each of those at as many again. */
const MOST_BEFORE = 2 * MOST;
/** Failures of everybody: a failure looks at the quarter before it, a success at failures in the hour before it. */
const QUARTER = 15 * MINUTE;
/** A flood of failures costs no more than so many. */
const MOST_FAILURES = 5_000;

/** Attacks that these sign-ins may be part of, or follow: on their accounts, from their networks, and on everybody. */
export async function readAttacks(
  transaction: Writing,
  tables: TableNames,
  organizationId: string,
  threatened: readonly SignInFact[],
  until: number,
): Promise<readonly FactRow[]> {
  const fact = sql.table(tables['fact'] ?? 'fact');
  const accounts = [...new Set(threatened.map(({ accountId }) => accountId))];
  const networks = [...new Set(threatened.map(({ network }) => network))];
  const follows = threatened.some(({ succeeded }) => succeeded);
  const mine = sql`organization_id = ${organizationId}::uuid AND at < ${until}`;
  const attack = sql`${mine} AND at >= ${until - ATTACK_REACH}`;
  const spray = sql`${mine} AND at >= ${until - QUARTER - (follows ? HOUR : 0)}`;
  const { rows } = await sql<FactRow>`
    WITH guess AS MATERIALIZED (
      SELECT guess.* FROM unnest(${accounts}::uuid[]) AS wanted (id), LATERAL (
        SELECT * FROM ${fact} WHERE account_id = wanted.id AND ${attack} AND NOT succeeded
         ORDER BY at DESC LIMIT ${MOST_BEFORE}) AS guess
    ), network AS MATERIALIZED (
      SELECT unnest(${networks}::text[]) AS mark UNION SELECT network FROM guess
    ), attack AS (
      SELECT * FROM guess
      UNION
      SELECT tried.* FROM network, LATERAL (
        SELECT * FROM ${fact} WHERE network = network.mark AND ${attack}
         ORDER BY at DESC LIMIT ${MOST_BEFORE}) AS tried
      UNION
      (SELECT * FROM ${fact} WHERE ${spray} AND NOT succeeded
        ORDER BY at DESC LIMIT ${follows ? MOST_FAILURES : MOST})
    )
    SELECT *, at::float8 AS at, asn::float8 AS asn FROM attack`.execute(transaction);
  return rows;
}
