import { sql } from 'kysely';
import type { TableNames, Writing } from '@keyledger/projections';
import { MOST } from '../facts/fact-window.js';
import type { SignInFact } from '../facts/sign-in-fact.js';
import { DAY } from '../rules/rule.js';
import { OrganizationWatch } from './organization-watch.js';
import { readAttacks } from './read-attacks.js';
import type {
  FactRow,
  FindingRow,
  HabitRow,
  OpinionRow,
  OrganizationRow,
  PresenceRow,
} from './watch-rows.js';

/** How far back journeys are looked for. */
const JOURNEY_REACH = DAY;

interface Known {
  readonly organization: OrganizationRow | null;
  readonly later: readonly FactRow[] | null;
  readonly journeys: readonly FactRow[] | null;
  readonly habits: readonly HabitRow[] | null;
  readonly findings: readonly FindingRow[] | null;
  readonly opinions: readonly OpinionRow[] | null;
  readonly presences: readonly PresenceRow[] | null;
}

/**
 * What judging these sign-ins needs to know, in one statement: who signs in by a browser of theirs, as nearly everybody
 * does, is judged by habits and journeys alone, and a journey can only begin at the last sign-in at a place. A second one
 * is for those that an attack may matter to. A late sign-in also puts those after it in another light, so that theirs is
 * read too.
 */
export async function readWatch(
  transaction: Writing,
  tables: TableNames,
  organizationId: string,
  facts: readonly SignInFact[],
  heard: readonly OpinionRow[],
): Promise<OrganizationWatch> {
  const from = (name: string) => sql.table(tables[name] ?? name);
  const earliest = Math.min(...[...facts, ...heard].map(({ at }) => at), Number.MAX_SAFE_INTEGER);
  const discussed = new Set(heard.map(({ account_id }) => account_id));
  const accounts = [...new Set([...discussed, ...facts.map(({ accountId }) => accountId)])];
  const cases = heard.map(({ case_id }) => case_id);
  const countries = [...new Set(facts.flatMap(({ country }) => country ?? []))];
  const mine = sql`organization_id = ${organizationId}::uuid`;
  const { rows } = await sql<Known>`
    WITH later AS MATERIALIZED (
      SELECT * FROM ${from('fact')} WHERE ${mine} AND at >= ${earliest}
    ), account AS MATERIALIZED (
      SELECT unnest(${accounts}::uuid[]) AS id UNION SELECT account_id FROM later
    ), opinion AS MATERIALIZED (
      SELECT * FROM ${from('opinion')} WHERE account_id = ANY (ARRAY(SELECT id FROM account))
    )
    SELECT
      (SELECT to_json(one) FROM ${from('organization')} AS one WHERE ${mine}) AS organization,
      (SELECT json_agg(later) FROM later) AS later,
      (SELECT json_agg(success) FROM account, LATERAL (
        SELECT DISTINCT ON (country, asn, latitude, longitude) * FROM ${from('fact')}
         WHERE account_id = account.id AND at >= ${earliest - JOURNEY_REACH} AND at < ${earliest}
           AND succeeded AND NOT known_network AND latitude IS NOT NULL
         ORDER BY country, asn, latitude, longitude, at DESC, event_id DESC
         LIMIT ${MOST}) AS success) AS journeys,
      (SELECT json_agg(habit) FROM ${from('habit')} AS habit
        WHERE account_id = ANY (ARRAY(SELECT id FROM account))) AS habits,
      (SELECT json_agg(presence) FROM ${from('presence')} AS presence
        WHERE ${mine} AND country = ANY (ARRAY(
          SELECT unnest(${countries}::text[]) UNION SELECT country FROM later))) AS presences,
      (SELECT json_agg(found) FROM ${from('finding')} AS found
        WHERE ${mine} AND (at >= ${earliest} OR detection_id = ANY (ARRAY(
          SELECT unnest(${cases}::uuid[]) UNION SELECT case_id FROM opinion)))) AS findings,
      (SELECT json_agg(opinion) FROM opinion) AS opinions`.execute(transaction);
  const { organization, later, journeys, habits, findings, presences, opinions } =
    rows[0] ?? ({} as Known);
  const { newest_at = 0, policy = null } = organization ?? {};
  const watch = new OrganizationWatch(organizationId, newest_at, policy);
  watch.know(
    [...(journeys ?? []), ...(later ?? [])],
    habits ?? [],
    findings ?? [],
    presences ?? [],
    opinions ?? [],
  );
  const threatened = watch.threatened(facts, discussed, earliest);
  if (threatened.length > 0)
    watch.know(await readAttacks(transaction, tables, organizationId, threatened, earliest));
  return watch;
}
