import { SEVERITIES, type Severity } from '@keyledger/organizations';
import { registerEnumType } from '@nestjs/graphql';
import type { Verdict } from '../case/anomaly-case.events.js';

const named = <const Names extends readonly string[]>(names: Names) =>
  Object.fromEntries(names.map((name) => [name, name])) as { [Name in Names[number]]: Name };

export const AnomalySeverityEnum = named(SEVERITIES) satisfies Record<Severity, string>;
registerEnumType(AnomalySeverityEnum, {
  name: 'AnomalySeverity',
  description: 'How much a case matters; the policy says what follows.',
  valuesMap: {
    LOW: { description: 'Worth noting.' },
    MEDIUM: { description: 'Worth asking the owner.' },
    HIGH: { description: 'Likely somebody else.' },
    CRITICAL: { description: 'Nearly certainly somebody else.' },
  },
});

export const AnomalyVerdictEnum = {
  CONFIRMED: 'CONFIRMED',
  FALSE_POSITIVE: 'FALSE_POSITIVE',
  WAS_ME: 'WAS_ME',
  NOT_ME: 'NOT_ME',
} as const satisfies Record<Verdict, string>;
registerEnumType(AnomalyVerdictEnum, {
  name: 'AnomalyVerdict',
  description: 'What somebody said a case was.',
  valuesMap: {
    CONFIRMED: { description: 'An administrator: it was an attack.' },
    FALSE_POSITIVE: { description: 'An administrator: it was nothing.' },
    WAS_ME: { description: 'The owner: it was me.' },
    NOT_ME: { description: 'The owner: it was not me.' },
  },
});

export const AnomalyOutcomeEnum = { DONE: 'DONE', WITHHELD: 'WITHHELD' } as const;
registerEnumType(AnomalyOutcomeEnum, {
  name: 'AnomalyConsequenceOutcome',
  description: 'Whether a consequence was carried out.',
  valuesMap: {
    DONE: { description: 'It was.' },
    WITHHELD: { description: 'It was not; `code` says why.' },
  },
});
