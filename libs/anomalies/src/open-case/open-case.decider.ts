import type { Decision } from '@keyledger/kernel';
import type { NewAnomalyCaseEvent } from '../case/anomaly-case.events.js';
import { moreSevere, type AnomalyCase } from '../case/anomaly-case.state.js';
import type { FindingRow } from '../watch/watch-rows.js';

type Opened = Extract<NewAnomalyCaseEvent, { type: 'AnomalyCaseOpened' }>['data'];

export interface Detection {
  readonly caseId: string;
  readonly finding: FindingRow;
  readonly facts: Opened['facts'];
}

/** An attack that goes on is told of so often; its beginning says enough. */
const MOST_ADDITIONS = 20;

/** Opens the case of a detection, or adds what it does not know yet; who has decided on a case is left alone. */
export function decideOpening(
  { caseId, finding: row, facts }: Detection,
  state: AnomalyCase,
): Decision<NewAnomalyCaseEvent> {
  const { rule, account_id: accountId, finding } = row;
  const { evidence, measures, severity } = finding;
  if (!state.opened) {
    const { ruleVersion, parameters, failuresOnly, windowStart } = finding;
    const known = { rule, ruleVersion, parameters, failuresOnly, windowStart };
    const subjectId = accountId ?? caseId;
    const data = {
      ...known,
      severity,
      accountId,
      measures,
      evidence: [...evidence],
      subjectId,
      facts,
    };
    return [{ type: 'AnomalyCaseOpened', data }];
  }
  if (state.closedAt !== null) return [];
  const ids = new Set(state.evidence.map(({ eventId }) => eventId));
  const more = evidence.filter(({ eventId }) => !ids.has(eventId));
  const worse = moreSevere(state.severity, severity);
  const serious = worse !== state.severity;
  if (!serious && (more.length === 0 || state.additions >= MOST_ADDITIONS)) return [];
  const added = more.length > 0 ? more : evidence.slice(-1);
  return [{ type: 'AnomalyEvidenceAdded', data: { severity: worse, measures, evidence: added } }];
}
