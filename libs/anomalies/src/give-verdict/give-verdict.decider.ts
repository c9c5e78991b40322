import { reject, type Decision } from '@keyledger/kernel';
import type { NewAnomalyCaseEvent, Verdict } from '../case/anomaly-case.events.js';
import { ownersVerdict, type AnomalyCase } from '../case/anomaly-case.state.js';

export interface VerdictToGive {
  readonly verdict: Verdict;
  readonly note: string | null;
}

/**
 * A case is decided once: the verdict closes it. Only the owner's "that was not me" leaves it open, for somebody of the
 * security team to look at what was done.
 */
export function decideVerdict(
  { verdict, note }: VerdictToGive,
  state: AnomalyCase,
): Decision<NewAnomalyCaseEvent> {
  if (!state.opened) return reject('NotFound');
  const same = state.verdicts.some((given) => given.verdict === verdict);
  if (same) return [];
  if (state.closedAt !== null) return reject('AnomalyCaseClosed');
  const own = verdict === 'WAS_ME' || verdict === 'NOT_ME';
  if (own && ownersVerdict(state)) return reject('AnomalyCaseClosed');
  const { subjectId } = state.opened;
  const given = { type: 'AnomalyVerdictGiven', data: { verdict, subjectId, note } } as const;
  if (verdict === 'NOT_ME') return [given];
  return [given, { type: 'AnomalyCaseClosed', data: { verdict } }];
}
