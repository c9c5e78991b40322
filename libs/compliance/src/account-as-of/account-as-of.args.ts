import { TIME_BASES, TimeBasisEnum, type TimeBasis } from '@keyledger/accounts';
import { DateTime } from '@keyledger/graphql';
import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsDate, IsIn, MaxLength } from 'class-validator';

@ArgsType()
export class AccountPastArgs {
  @Field(() => ID, { description: 'Global id of the account.' })
  @MaxLength(100)
  readonly id!: string;

  @Field(() => TimeBasisEnum, {
    defaultValue: 'RECORDED',
    description: 'By which clock: what was known then, or what is known now to have been so then.',
  })
  @IsIn(TIME_BASES)
  readonly by: TimeBasis = 'RECORDED';
}

@ArgsType()
export class AccountAsOfArgs extends AccountPastArgs {
  @Field(() => DateTime, { description: 'The moment; what happened at it counts.' })
  @IsDate()
  readonly at!: Date;
}
