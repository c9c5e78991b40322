import { PageArgs } from '@keyledger/graphql';
import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { OWNER_CHANGE_STATES, type OwnerChangeCondition } from '../owner-change/next-step.js';
import { OwnerChangeStateEnum } from './owner-change-enums.js';

@ArgsType()
export class OwnerChangeArgs extends PageArgs {
  @Field(() => OwnerChangeStateEnum, {
    nullable: true,
    description:
      'Only those that stand so: `AWAITING_APPROVAL` lists what waits for a second person.',
  })
  @IsOptional()
  @IsIn(OWNER_CHANGE_STATES)
  readonly state?: OwnerChangeCondition | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this mailbox: its global id.' })
  @IsOptional()
  @MaxLength(100)
  readonly accountId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Only those of this offboarding: its global id.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly offboardingId?: string | null;
}
