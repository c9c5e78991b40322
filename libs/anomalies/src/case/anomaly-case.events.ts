import {
  defineEvent,
  Id,
  Instant,
  Nullable,
  OneOf,
  Text,
  type EventOf,
  type NewEventOf,
} from '@keyledger/event-store';
import { CONSEQUENCES, SEVERITIES } from '@keyledger/organizations';
import { Type } from '@sinclair/typebox';

/** What people say a case was: the two of administrators, the two of whoever owns the mailbox. */
export const VERDICTS = ['CONFIRMED', 'FALSE_POSITIVE', 'WAS_ME', 'NOT_ME'] as const;
export type Verdict = (typeof VERDICTS)[number];

const figures = Type.Record(Type.String({ pattern: '^[a-zA-Z]{1,40}$' }), Type.Number());

/** Sign-ins by their events' ids; what they were is read where they are, as long as they are there. */
const evidence = Type.Array(
  Type.Object({ eventId: Id, accountId: Id, at: Instant }, { additionalProperties: false }),
  { minItems: 1, maxItems: 20 },
);

/** First event of `case-<detection>`: a rule found something. */
export const AnomalyCaseOpened = defineEvent({
  type: 'AnomalyCaseOpened',
  schema: Type.Object({
    rule: Text(50),
    ruleVersion: Type.Integer({ minimum: 1 }),
    /** Those that the rule went by. */
    parameters: figures,
    severity: OneOf(SEVERITIES),
    /** Made of failures alone: nobody is locked out for them. */
    failuresOnly: Type.Boolean(),
    windowStart: Instant,
    /** Null where it concerns many accounts. */
    accountId: Nullable(Id),
    measures: figures,
    evidence,
    /** Whose key protects what is personal here: the account's, or the case's own where it concerns many. */
    subjectId: Id,
    /** Of the sign-in that it was found at. */
    facts: Nullable(
      Type.Object(
        {
          network: Text(64),
          country: Nullable(Text(2)),
          asn: Nullable(Type.Integer({ minimum: 0 })),
          browser: Nullable(Text(40)),
          os: Nullable(Text(40)),
        },
        { additionalProperties: false },
      ),
    ),
  }),
  personal: { facts: { subject: 'subjectId', class: 'signin' } },
});

/** The same detection went on, or looks more serious. */
export const AnomalyEvidenceAdded = defineEvent({
  type: 'AnomalyEvidenceAdded',
  schema: Type.Object({ severity: OneOf(SEVERITIES), measures: figures, evidence }),
});

/** What was done to the account because of the case, or why it was not. */
export const AnomalyConsequenceTaken = defineEvent({
  type: 'AnomalyConsequenceTaken',
  schema: Type.Object({
    consequence: OneOf(CONSEQUENCES),
    accountId: Id,
    outcome: OneOf(['DONE', 'WITHHELD']),
    /** Why it was withheld. */
    code: Nullable(Type.String({ pattern: '^[A-Z][A-Za-z_]{0,63}$' })),
  }),
});

/** The owner is asked whether it was them: the vault keeps the link that this names. */
export const AnomalyQuestionAsked = defineEvent({
  type: 'AnomalyQuestionAsked',
  schema: Type.Object({
    questionId: Id,
    accountId: Id,
    ownerId: Id,
    channelId: Id,
    expiresAt: Instant,
  }),
});

export const AnomalyVerdictGiven = defineEvent({
  type: 'AnomalyVerdictGiven',
  schema: Type.Object({
    verdict: OneOf(VERDICTS),
    subjectId: Id,
    /** Free text about the person. */
    note: Nullable(Text(500)),
  }),
  personal: { note: { subject: 'subjectId', class: 'note' } },
});

export const AnomalyCaseClosed = defineEvent({
  type: 'AnomalyCaseClosed',
  schema: Type.Object({ verdict: OneOf(VERDICTS) }),
});

export const anomalyCaseEvents = [
  AnomalyCaseOpened,
  AnomalyEvidenceAdded,
  AnomalyConsequenceTaken,
  AnomalyQuestionAsked,
  AnomalyVerdictGiven,
  AnomalyCaseClosed,
] as const;

export type AnomalyCaseEvent = EventOf<(typeof anomalyCaseEvents)[number]>;
export type NewAnomalyCaseEvent = NewEventOf<(typeof anomalyCaseEvents)[number]>;
