import { derivedId } from '@keyledger/kernel';
import type { AnomalyPolicyRules } from '@keyledger/organizations';
import type { Facts } from '../facts/fact-window.js';
import type { SignInFact } from '../facts/sign-in-fact.js';
import { RULES } from '../rules/index.js';
import type { Finding, Rule } from '../rules/rule.js';
import type { FindingRow } from './watch-rows.js';

/** As many sign-ins as a finding names. */
const MOST_EVIDENCE = 20;

/** What every rule that the organization applies finds at a sign-in. */
export function findAt(
  signIn: SignInFact,
  facts: Facts,
  organizationId: string,
  policy: AnomalyPolicyRules,
): readonly Omit<FindingRow, 'found_at'>[] {
  return RULES.flatMap((rule) => {
    if (policy.disabledRules.includes(rule.name)) return [];
    const parameters = { ...rule.parameters, ...rule.chosen?.(policy) };
    const found = rule.evaluate(signIn, facts, parameters);
    if (!found) return [];
    const marks = marksOf(found, facts);
    return [{ ...rowOf(signIn, organizationId, rule, parameters, found), marks }];
  });
}

/** The same rule, key and window are the same detection, however often and in whichever order it is found. */
export function detectionIdOf(organizationId: string, rule: string, found: Finding): string {
  return derivedId('detection', organizationId, rule, found.key, found.windowStart);
}

/** What an opinion of the detection is about. */
function marksOf({ evidence }: Finding, facts: Facts): readonly string[] {
  const successes = evidence.filter(({ succeeded }) => succeeded);
  const marks = successes.flatMap((each) => facts.habitsOf(each.accountId).marksOf(each));
  return [...new Set(marks)].sort();
}

function rowOf(
  signIn: SignInFact,
  organizationId: string,
  rule: Rule,
  parameters: Readonly<Record<string, number>>,
  found: Finding,
): Omit<FindingRow, 'found_at' | 'marks'> {
  return {
    event_id: signIn.eventId,
    rule: rule.name,
    organization_id: organizationId,
    detection_id: detectionIdOf(organizationId, rule.name, found),
    account_id: found.accountId,
    at: signIn.at,
    finding: {
      ruleVersion: rule.version,
      severity: found.severity,
      windowStart: new Date(found.windowStart).toISOString(),
      failuresOnly: rule.failuresOnly,
      parameters,
      measures: found.measures,
      evidence: found.evidence.slice(-MOST_EVIDENCE).map(({ eventId, accountId, at }) => ({
        eventId,
        accountId,
        at: new Date(at).toISOString(),
      })),
    },
  };
}
