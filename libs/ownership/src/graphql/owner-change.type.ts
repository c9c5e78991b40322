import { AccountNode, HistoryActorNode, MailboxOwnerNode } from '@keyledger/accounts';
import { connectionOf, DateTime, MutationPayload, Node, PersonalText } from '@keyledger/graphql';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { OwnerChangeCondition } from '../owner-change/next-step.js';
import type { OwnerChangeReason } from '../owner-change/owner-change.events.js';
import { OwnerChangeReasonEnum, OwnerChangeStateEnum } from './owner-change-enums.js';

@ObjectType({ description: 'A second person’s word on a change of owner.' })
export class OwnerChangeApproval {
  @Field(() => HistoryActorNode, { description: 'Who asked.' })
  readonly requestedBy!: HistoryActorNode;

  @Field(() => DateTime, { description: 'Until when it can be decided.' })
  readonly expiresAt!: Date;

  @Field(() => HistoryActorNode, { nullable: true, description: 'Who decided.' })
  readonly decidedBy!: HistoryActorNode | null;

  @Field(() => Boolean, { nullable: true, description: 'What they decided.' })
  readonly approved!: boolean | null;
}

@ObjectType('OwnerChange', {
  implements: () => [Node],
  description: 'A mailbox on its way from one owner to the next.',
})
export class OwnerChangeNode implements Node {
  @Field(() => ID, { description: 'Global id, opaque.' })
  readonly id!: string;

  @Field(() => OwnerChangeStateEnum, { description: 'How it stands.' })
  readonly state!: OwnerChangeCondition;

  @Field(() => AccountNode, { nullable: true, description: 'The mailbox, as it is now.' })
  readonly account?: AccountNode | null;

  @Field(() => MailboxOwnerNode, { description: 'Whose it was.' })
  readonly previousOwner!: MailboxOwnerNode;

  @Field(() => MailboxOwnerNode, { nullable: true, description: 'Whose it is to be.' })
  readonly newOwner!: MailboxOwnerNode | null;

  @Field(() => OwnerChangeReasonEnum, { description: 'Why.' })
  readonly reason!: OwnerChangeReason;

  @Field(() => PersonalText, { nullable: true, description: 'A note about the former owner.' })
  readonly note!: PersonalText | null;

  @Field(() => HistoryActorNode, { description: 'Who started it.' })
  readonly startedBy!: HistoryActorNode;

  @Field(() => DateTime, { description: 'When it was started.' })
  readonly startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it begins; null: at once.' })
  readonly effectiveAt!: Date | null;

  @Field(() => OwnerChangeApproval, {
    nullable: true,
    description: 'What a second person was asked, where the organization wants that.',
  })
  readonly approval!: OwnerChangeApproval | null;

  @Field(() => DateTime, { nullable: true, description: 'When the mailbox passed on.' })
  readonly passedOnAt!: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether a link went to the new owner; false: they have no channel for it, so their password is reset by an administrator. Null before that.',
  })
  readonly linkSent!: boolean | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was completed or given up.' })
  readonly endedAt!: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Global id of the offboarding that it is a part of.',
  })
  readonly offboardingId!: string | null;

  /** The plain id behind `account`. */
  readonly accountId!: string;
}

export const OwnerChangeConnection = connectionOf(OwnerChangeNode, 'OwnerChange');

/** Of every mutation on a change of owner; it is read when it is selected. */
@ObjectType({ description: 'The change of owner as it is now.' })
export class OwnerChangePayload extends MutationPayload {
  @Field(() => OwnerChangeNode, { description: 'The change, with what was done in it.' })
  readonly ownerChange?: OwnerChangeNode;

  /** The plain id behind `ownerChange`. */
  readonly changeId!: string;
}
