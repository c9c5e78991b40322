import { HistoryActorNode, MailboxOwnerNode } from '@keyledger/accounts';
import { DateTime, MutationPayload, Node, PersonalText } from '@keyledger/graphql';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { OwnerChangeNode } from './owner-change.type.js';

export const OffboardingStateEnum = {
  SCHEDULED: 'SCHEDULED',
  RUNNING: 'RUNNING',
  PASSING_ON: 'PASSING_ON',
  DONE: 'DONE',
  ABORTED: 'ABORTED',
} as const;
export type OffboardingState = keyof typeof OffboardingStateEnum;
registerEnumType(OffboardingStateEnum, {
  name: 'OffboardingState',
  description: 'How somebody’s leaving stands at this moment.',
  valuesMap: {
    SCHEDULED: { description: 'The last day is still to come.' },
    RUNNING: { description: 'Access is being taken back, and mailboxes are set on their way.' },
    PASSING_ON: { description: 'Every mailbox is on its way, and not all have arrived.' },
    DONE: { description: 'Nothing is left to do.' },
    ABORTED: { description: 'It was given up before the last day was over.' },
  },
});

@ObjectType({ description: 'How far a leaver’s mailboxes have come, in numbers.' })
export class OffboardingProgress {
  @Field(() => Int, { description: 'Mailboxes that were theirs; 0 before they were looked for.' })
  readonly mailboxes!: number;

  @Field(() => Int, { description: 'Of these, on their way.' })
  readonly started!: number;

  @Field(() => Int, { description: 'Of these, with their new owner.' })
  readonly passedOn!: number;

  @Field(() => Int, { description: 'Of these, whose new owner has come in.' })
  readonly completed!: number;

  @Field(() => Int, { description: 'Of these, frozen until somebody is named or decides.' })
  readonly waiting!: number;
}

@ObjectType('Offboarding', {
  implements: () => [Node],
  description: 'Somebody leaves the company: one operation over all that was theirs.',
})
export class OffboardingNode implements Node {
  @Field(() => ID, { description: 'Global id, opaque.' })
  readonly id!: string;

  @Field(() => OffboardingStateEnum, { description: 'How it stands.' })
  readonly state!: OffboardingState;

  @Field(() => MailboxOwnerNode, { description: 'Who leaves.' })
  readonly employee!: MailboxOwnerNode;

  @Field(() => String, { nullable: true, description: 'The last day, `YYYY-MM-DD`.' })
  readonly lastDay!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it begins, at the end of the last day; null: at once.',
  })
  readonly effectiveAt!: Date | null;

  @Field(() => PersonalText, { nullable: true, description: 'A note about the person.' })
  readonly note!: PersonalText | null;

  @Field(() => HistoryActorNode, { description: 'Who started it.' })
  readonly startedBy!: HistoryActorNode;

  @Field(() => DateTime, { description: 'When it was started.' })
  readonly startedAt!: Date;

  @Field(() => OffboardingProgress, { description: 'How far the mailboxes have come.' })
  readonly progress!: OffboardingProgress;

  @Field(() => [OwnerChangeNode], { description: 'Each mailbox’s change of owner.' })
  readonly ownerChanges!: readonly OwnerChangeNode[];
}

@ObjectType({ description: 'The offboarding as it is now.' })
export class OffboardingPayload extends MutationPayload {
  @Field(() => OffboardingNode, { description: 'The offboarding, with what was done in it.' })
  readonly offboarding?: OffboardingNode;

  /** The plain id behind `offboarding`. */
  readonly offboardingId!: string;
}
