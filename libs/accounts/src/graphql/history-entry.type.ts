import { Field, ID, InterfaceType, ObjectType } from '@nestjs/graphql';
import type { ActorKind, ReasonCode, Role } from '@keyledger/kernel';
import type { Position } from '@keyledger/event-store';
import { connectionOf, DateTime, PersonalText, PositionScalar } from '@keyledger/graphql';
import { ReasonCodeEnum } from './account-enums.js';
import { ActorKindEnum, ActorRoleEnum } from './history-enums.js';

@ObjectType('HistoryActor', { description: 'Who did it.' })
export class HistoryActorNode {
  @Field(() => ActorKindEnum, { description: 'What kind of actor.' })
  readonly kind!: ActorKind;

  @Field(() => PersonalText, { nullable: true, description: 'Their name, when it was a person.' })
  readonly name!: PersonalText | null;

  @Field(() => ActorRoleEnum, { nullable: true, description: 'In which role they acted.' })
  readonly role!: Role | null;
}

@ObjectType('MailboxOwner', { description: 'Whose mailbox it is, or was at a time.' })
export class MailboxOwnerNode {
  @Field(() => ID, { description: 'Global id of the person.' })
  readonly id!: string;

  @Field(() => PersonalText, { description: 'Their name.' })
  readonly name!: PersonalText;
}

@ObjectType('OwnerPeriod', { description: 'From when to when a mailbox was somebody’s.' })
export class OwnerPeriodNode {
  @Field(() => MailboxOwnerNode, { description: 'Whose.' })
  readonly owner!: MailboxOwnerNode;

  @Field(() => DateTime, { description: 'Since when.' })
  readonly from!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null for the owner of now.' })
  readonly to!: Date | null;
}

/** One event of an account's history: what happened, as data and as a sentence. */
@InterfaceType('HistoryEntry', {
  description: 'Something that happened to an account: as data and as a sentence.',
  resolveType: (entry: HistoryEntryNode) => entry.__typename,
})
export class HistoryEntryNode {
  readonly __typename!: string;

  @Field(() => ID, { description: 'Id of the event in the log.' })
  readonly eventId!: string;

  @Field(() => String, { description: 'The event’s name in the log.' })
  readonly event!: string;

  @Field(() => PositionScalar, { description: 'Its place in the log.' })
  readonly position!: Position;

  @Field(() => DateTime, { description: 'When it happened.' })
  readonly at!: Date;

  @Field(() => DateTime, {
    description: 'When it was written down, at a provider’s word long after.',
  })
  readonly recordedAt!: Date;

  @Field(() => HistoryActorNode, { description: 'Who did it.' })
  readonly actor!: HistoryActorNode;

  @Field(() => MailboxOwnerNode, {
    nullable: true,
    description: 'Whose mailbox it was then; from the event on, where it passed on with it.',
  })
  readonly owner!: MailboxOwnerNode | null;

  @Field(() => ReasonCodeEnum, { nullable: true, description: 'Why, when a reason was given.' })
  readonly reasonCode!: ReasonCode | null;

  @Field(() => String, { nullable: true, description: 'The help desk’s reference.' })
  readonly ticket!: string | null;

  @Field(() => String, { description: 'All of it in plain words, in the caller’s language.' })
  readonly sentence!: string;
}

export const HistoryConnection = connectionOf(HistoryEntryNode, 'History');
