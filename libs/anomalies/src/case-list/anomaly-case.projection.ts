import { aggregateIdOf, type RecordedEvent } from '@keyledger/event-store';
import { SEVERITIES } from '@keyledger/organizations';
import type { Projection, ReadTable } from '@keyledger/projections';
import { sql } from 'kysely';
import { anomalyCaseEvents, type AnomalyCaseEvent } from '../case/anomaly-case.events.js';
import type { CaseRow } from './case-row.js';

export const ANOMALY_CASE = 'anomaly_case';

const cases: ReadTable = {
  name: ANOMALY_CASE,
  create: (physical) => [
    `CREATE TABLE ${physical} (
       case_id uuid PRIMARY KEY,
       organization_id uuid NOT NULL,
       account_id uuid,
       rule text COLLATE "C" NOT NULL,
       severity text NOT NULL,
       opened_at timestamptz NOT NULL,
       opened_position text COLLATE "C" NOT NULL,
       closed_at timestamptz,
       verdict text
     )`,
    `CREATE INDEX ${physical}_newest ON ${physical} (organization_id, opened_at DESC, case_id DESC)`,
    `CREATE INDEX ${physical}_account ON ${physical} (account_id)`,
  ],
};

/** The list of cases: what it is filtered and sorted by; the rest is read from the case itself. */
export const anomalyCaseProjection: Projection<AnomalyCaseEvent> = {
  name: ANOMALY_CASE,
  version: 1,
  tables: [cases],
  eventTypes: anomalyCaseEvents.map(({ type }) => type),
  async apply(events, transaction, tables) {
    const table = sql.table(tables[ANOMALY_CASE] ?? ANOMALY_CASE);
    const ids = [...new Set(events.map(({ stream }) => aggregateIdOf(stream)))];
    const { rows: known } = await sql<CaseRow>`
      SELECT * FROM ${table} WHERE case_id = ANY(${ids}::uuid[])`.execute(transaction);
    const rows = new Map(known.map((row) => [row.case_id, row]));
    for (const event of events) {
      const caseId = aggregateIdOf(event.stream);
      const row = evolve(rows.get(caseId), event);
      if (row) rows.set(caseId, row);
    }
    if (rows.size === 0) return;
    await sql`
      INSERT INTO ${table}
      SELECT * FROM jsonb_populate_recordset(NULL::${table}, ${JSON.stringify([...rows.values()])}::jsonb)
      ON CONFLICT (case_id) DO UPDATE SET
        severity = excluded.severity, closed_at = excluded.closed_at,
        verdict = excluded.verdict`.execute(transaction);
  },
};

function evolve(row: CaseRow | undefined, event: RecordedEvent<AnomalyCaseEvent>): CaseRow | null {
  if (event.type === 'AnomalyCaseOpened') {
    const { rule, severity, accountId } = event.data;
    return {
      case_id: aggregateIdOf(event.stream),
      organization_id: event.metadata.organizationId,
      account_id: accountId,
      rule,
      severity,
      opened_at: new Date(event.occurredAt),
      opened_position: event.position,
      closed_at: null,
      verdict: null,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'AnomalyEvidenceAdded': {
      const rank = (severity: CaseRow['severity']) => SEVERITIES.indexOf(severity);
      const { severity } = event.data;
      return rank(severity) > rank(row.severity) ? { ...row, severity } : row;
    }
    case 'AnomalyVerdictGiven':
      return { ...row, verdict: event.data.verdict };
    case 'AnomalyCaseClosed':
      return { ...row, closed_at: new Date(event.occurredAt) };
    case 'AnomalyConsequenceTaken':
    case 'AnomalyQuestionAsked':
      return row;
  }
}
