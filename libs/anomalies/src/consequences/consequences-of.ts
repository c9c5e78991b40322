import type { AnomalyPolicyRules, Consequence } from '@keyledger/organizations';
import { ownersVerdict, type AnomalyCase } from '../case/anomaly-case.state.js';

/** In the order in which they are taken: who is asked is asked before the way in is shut. */
const ORDER: readonly Consequence[] = ['TELL_EMPLOYEE', 'END_SESSIONS', 'FORCE_RESET', 'LOCK'];

/**
 * What is due by policy. Failures alone never cost anybody their access, whatever the policy says: strangers can fail
 * at any address (standards: anomaly detection §2). "That was not me" makes a case critical.
 */
export function consequencesOf(
  state: Pick<AnomalyCase, 'opened' | 'severity' | 'verdicts' | 'closedAt'>,
  { consequences }: Pick<AnomalyPolicyRules, 'consequences'>,
): readonly Consequence[] {
  if (!state.opened || state.opened.accountId === null || state.closedAt !== null) return [];
  const denied = ownersVerdict(state) === 'NOT_ME';
  const due = new Set(consequences[denied ? 'CRITICAL' : state.severity]);
  if (denied) due.delete('TELL_EMPLOYEE');
  return ORDER.filter(
    (each) => due.has(each) && (each === 'TELL_EMPLOYEE' || !state.opened?.failuresOnly),
  );
}
