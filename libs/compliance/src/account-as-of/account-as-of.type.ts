import {
  AccountConditionEnum,
  AccountCredentialNode,
  AccountKindEnum,
  ActorRoleEnum,
  RecoveryChannelNode,
  TimeBasisEnum,
  type AccountCondition,
  type AccountKind,
  type TimeBasis,
} from '@keyledger/accounts';
import type { Position } from '@keyledger/event-store';
import { DateTime, PersonalText, PositionScalar } from '@keyledger/graphql';
import type { Role } from '@keyledger/kernel';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'The person whose mailbox it was, as they were.' })
export class OwnerAsOf {
  @Field(() => ID, { description: 'Global id of the person.' })
  readonly id!: string;

  @Field(() => PersonalText, { description: 'Their name at that moment.' })
  readonly name!: PersonalText;

  @Field(() => PersonalText, {
    description: 'The company’s own number for the person; its value is null where there was none.',
  })
  readonly employeeNumber!: PersonalText;

  @Field(() => [String], {
    description:
      'Names of the departments from the top down to where they worked, as they were called.',
  })
  readonly departments!: readonly string[];

  @Field(() => ActorRoleEnum, { description: 'The role they held.' })
  readonly role!: Role;
}

@ObjectType({
  description:
    'An account as it was at a moment, computed from its events. What was erased since then reads so.',
})
export class AccountAsOf {
  @Field(() => ID, { description: 'Global id of the account.' })
  readonly id!: string;

  @Field(() => DateTime, { description: 'The moment it is shown at.' })
  readonly at!: Date;

  @Field(() => TimeBasisEnum, { description: 'By which clock.' })
  readonly by!: TimeBasis;

  @Field(() => PersonalText, { description: 'The mailbox’s address.' })
  readonly address!: PersonalText;

  @Field(() => OwnerAsOf, { description: 'The person it belonged to.' })
  readonly owner!: OwnerAsOf;

  @Field(() => AccountKindEnum, { description: 'Whose mailbox it was.' })
  readonly kind!: AccountKind;

  @Field(() => String, {
    description: 'Which provider held the mailbox, as the company called it.',
  })
  readonly provider!: string;

  @Field(() => String, {
    description: 'Where its password lived: `KEYLEDGER`, or the name of a provider’s connector.',
  })
  readonly authority!: string;

  @Field(() => AccountConditionEnum, { description: 'Whether it could be used.' })
  readonly state!: AccountCondition;

  @Field(() => DateTime, { nullable: true, description: 'When its lock was to end by itself.' })
  readonly lockedUntil!: Date | null;

  @Field(() => AccountCredentialNode, { description: 'The password in force.' })
  readonly credential!: AccountCredentialNode;

  @Field(() => Int, {
    nullable: true,
    description: 'How old the password in force was, in whole days; null without one.',
  })
  readonly credentialAgeDays!: number | null;

  @Field(() => [RecoveryChannelNode], {
    description: 'Ways to reach its owner outside of this mailbox, masked.',
  })
  readonly recoveryChannels!: readonly RecoveryChannelNode[];

  @Field(() => DateTime, { description: 'When Keyledger took the account on.' })
  readonly createdAt!: Date;

  @Field(() => Int, { description: 'Of the last of its events that counts.' })
  readonly revision!: number;

  @Field(() => PositionScalar, { description: 'Where that event stands in the log.' })
  readonly position!: Position;
}
