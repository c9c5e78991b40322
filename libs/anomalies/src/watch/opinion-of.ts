import { aggregateIdOf, type RecordedEvent } from '@keyledger/event-store';
import type { AnomalyCaseEvent } from '../case/anomaly-case.events.js';
import type { OpinionRow } from './watch-rows.js';

export type VerdictGiven = Extract<AnomalyCaseEvent, { type: 'AnomalyVerdictGiven' }>;

/** Null for cases of many accounts: they rest on failures alone, which make nothing habitual. */
export function opinionOf(event: RecordedEvent<VerdictGiven>): OpinionRow | null {
  const { verdict, subjectId } = event.data;
  const caseId = aggregateIdOf(event.stream);
  if (subjectId === caseId) return null;
  return {
    event_id: event.eventId,
    organization_id: event.metadata.organizationId,
    account_id: subjectId,
    case_id: caseId,
    at: Date.parse(event.occurredAt),
    doubtful: verdict === 'NOT_ME' || verdict === 'CONFIRMED',
  };
}
