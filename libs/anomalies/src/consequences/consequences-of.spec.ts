import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CONSEQUENCES, INITIAL_ANOMALY_POLICY, SEVERITIES } from '@keyledger/organizations';
import { anomalyCaseAggregate, type AnomalyCase } from '../case/anomaly-case.state.js';
import { RULES } from '../rules/index.js';
import { consequencesOf } from './consequences-of.js';

type Opened = NonNullable<AnomalyCase['opened']>;

function aCase(opened: Partial<Opened>, wish: Partial<AnomalyCase> = {}): AnomalyCase {
  const all = { accountId: 'a1', failuresOnly: false, ...opened } as Opened;
  return { ...anomalyCaseAggregate.initial, opened: all, ...wish };
}
const verdict = (given: 'WAS_ME' | 'NOT_ME') => ({
  verdict: given,
  by: { kind: 'PERSON', id: 'p1', role: null } as const,
  at: '',
  note: null,
});

const somePart = fc.subarray([...CONSEQUENCES]);
const anyPolicy = fc.record({
  consequences: fc.record({ LOW: somePart, MEDIUM: somePart, HIGH: somePart, CRITICAL: somePart }),
});

describe('The consequences of a case', () => {
  it('are those of its severity, asking first and locking last', () => {
    const due = (severity: AnomalyCase['severity']) =>
      consequencesOf(aCase({}, { severity }), INITIAL_ANOMALY_POLICY);
    expect(due('LOW')).toEqual([]);
    expect(due('MEDIUM')).toEqual(['TELL_EMPLOYEE']);
    expect(due('HIGH')).toEqual(['TELL_EMPLOYEE', 'END_SESSIONS']);
    expect(due('CRITICAL')).toEqual(['TELL_EMPLOYEE', 'END_SESSIONS', 'LOCK']);
  });

  it('never take anybody’s access for failures alone, whatever the policy, the severity and the answer', () => {
    const answers = fc.constantFrom([], [verdict('NOT_ME')]);
    fc.assert(
      fc.property(
        anyPolicy,
        fc.constantFrom(...SEVERITIES),
        answers,
        (policy, severity, verdicts) => {
          const failures = aCase({ failuresOnly: true }, { severity, verdicts });
          expect(
            consequencesOf(failures, policy).filter((each) => each !== 'TELL_EMPLOYEE'),
          ).toEqual([]);
        },
      ),
    );
    const ofFailures = RULES.filter(({ failuresOnly }) => failuresOnly).map(({ name }) => name);
    expect(ofFailures).toEqual(['brute-force-on-account', 'password-spray']);
  });

  it('are those of a critical case once the owner said that it was not them', () => {
    const denied = aCase({}, { severity: 'LOW', verdicts: [verdict('NOT_ME')] });
    expect(consequencesOf(denied, INITIAL_ANOMALY_POLICY)).toEqual(['END_SESSIONS', 'LOCK']);
  });

  it('end with the case, and are none where many accounts are concerned', () => {
    const critical = { severity: 'CRITICAL' } as const;
    const policy = INITIAL_ANOMALY_POLICY;
    expect(consequencesOf(aCase({}, { ...critical, closedAt: 'then' }), policy)).toEqual([]);
    expect(consequencesOf(aCase({ accountId: null }, critical), policy)).toEqual([]);
    expect(consequencesOf(anomalyCaseAggregate.initial, policy)).toEqual([]);
  });
});
