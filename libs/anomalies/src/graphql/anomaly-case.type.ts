import { AccountNode, HistoryActorNode } from '@keyledger/accounts';
import { connectionOf, DateTime, Node, PersonalText, toGlobalId } from '@keyledger/graphql';
import { AnomalyConsequenceEnum, type Consequence, type Severity } from '@keyledger/organizations';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Verdict } from '../case/anomaly-case.events.js';
import type { CaseRow } from '../case-list/case-row.js';
import { AnomalyOutcomeEnum, AnomalySeverityEnum, AnomalyVerdictEnum } from './case-enums.js';

@ObjectType('AnomalyFigure', { description: 'A figure by name.' })
export class AnomalyFigureNode {
  @Field(() => String, { description: 'What is measured.' })
  readonly name!: string;

  @Field(() => Float, { description: 'How much.' })
  readonly value!: number;
}

@ObjectType('AnomalyEvidence', { description: 'A sign-in that a case rests on.' })
export class AnomalyEvidenceNode {
  @Field(() => DateTime, { description: 'When it happened.' })
  readonly at!: Date;

  @Field(() => Boolean, { nullable: true, description: 'Whether it succeeded.' })
  readonly succeeded!: boolean | null;

  @Field(() => PersonalText, { description: 'The address it came from.' })
  readonly network!: PersonalText;

  @Field(() => PersonalText, { description: 'The country of that address (ISO 3166-1).' })
  readonly country!: PersonalText;

  @Field(() => PersonalText, { description: 'The autonomous system of that address.' })
  readonly autonomousSystem!: PersonalText;

  @Field(() => PersonalText, { description: 'Browser and system, as the client claims.' })
  readonly software!: PersonalText;

  @Field(() => AccountNode, { nullable: true, description: 'Whose mailbox.' })
  readonly account?: AccountNode | null;

  /** The plain id behind `account`. */
  readonly accountId!: string;
}

@ObjectType('TakenAnomalyConsequence', { description: 'What was done because of a case.' })
export class TakenConsequenceNode {
  @Field(() => AnomalyConsequenceEnum, { description: 'What.' })
  readonly consequence!: Consequence;

  @Field(() => AnomalyOutcomeEnum, { description: 'Whether it was carried out.' })
  readonly outcome!: 'DONE' | 'WITHHELD';

  @Field(() => String, { nullable: true, description: 'Why it was withheld.' })
  readonly code!: string | null;

  @Field(() => DateTime, { description: 'When.' })
  readonly at!: Date;
}

@ObjectType('GivenAnomalyVerdict', { description: 'What somebody said a case was.' })
export class GivenVerdictNode {
  @Field(() => AnomalyVerdictEnum, { description: 'What they said.' })
  readonly verdict!: Verdict;

  @Field(() => HistoryActorNode, { description: 'Who.' })
  readonly by!: HistoryActorNode;

  @Field(() => DateTime, { description: 'When.' })
  readonly at!: Date;

  @Field(() => PersonalText, { nullable: true, description: 'What they noted.' })
  readonly note!: PersonalText | null;
}

@ObjectType('AnomalyCase', {
  implements: () => [Node],
  description: 'Something unusual about sign-ins, and what was done about it.',
})
export class AnomalyCaseNode implements Node {
  @Field(() => ID, { description: 'Global id, opaque.' })
  readonly id!: string;

  @Field(() => String, { description: 'Which rule found it.' })
  readonly rule!: string;

  @Field(() => AnomalySeverityEnum, { description: 'How much it matters.' })
  readonly severity!: Severity;

  @Field(() => Boolean, { description: 'Whether nobody has decided on it yet.' })
  readonly open!: boolean;

  @Field(() => AnomalyVerdictEnum, { nullable: true, description: 'The last verdict.' })
  readonly verdict!: Verdict | null;

  @Field(() => DateTime, { description: 'When it was found.' })
  readonly openedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When somebody decided on it.' })
  readonly closedAt!: Date | null;

  @Field(() => AccountNode, {
    nullable: true,
    description: 'The account; null where it concerns many, see the evidence.',
  })
  readonly account?: AccountNode | null;

  @Field(() => String, { description: 'What the rule looks for, in the caller’s language.' })
  readonly explanation?: string;

  @Field(() => Int, { description: 'Version of the rule that found it.' })
  readonly ruleVersion?: number;

  @Field(() => [AnomalyFigureNode], { description: 'What the rule went by.' })
  readonly parameters?: readonly AnomalyFigureNode[];

  @Field(() => [AnomalyFigureNode], { description: 'What it measured.' })
  readonly measures?: readonly AnomalyFigureNode[];

  @Field(() => [AnomalyEvidenceNode], { description: 'The sign-ins it rests on, oldest first.' })
  readonly evidence?: readonly AnomalyEvidenceNode[];

  @Field(() => [TakenConsequenceNode], { description: 'What was done because of it.' })
  readonly consequences?: readonly TakenConsequenceNode[];

  @Field(() => [GivenVerdictNode], { description: 'What people said it was.' })
  readonly verdicts?: readonly GivenVerdictNode[];

  /** The plain ids behind it. */
  readonly caseId!: string;
  readonly accountId!: string | null;
}

export const AnomalyCaseConnection = connectionOf(AnomalyCaseNode, 'AnomalyCase');

export function anomalyCaseNode(row: CaseRow): AnomalyCaseNode {
  return {
    id: toGlobalId('AnomalyCase', row.case_id),
    rule: row.rule,
    severity: row.severity,
    open: row.closed_at === null,
    verdict: row.verdict,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    caseId: row.case_id,
    accountId: row.account_id,
  };
}
