import { RepeatableInput } from '@keyledger/graphql';
import { REASON_CODES, type ReasonCode } from '@keyledger/kernel';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, Matches, MaxLength, Min } from 'class-validator';
import { ReasonCodeEnum } from './account-enums.js';

/** What every administrator's command on accounts says about itself. */
@InputType({ isAbstract: true })
export abstract class ReasonedCommandInput extends RepeatableInput {
  @Field(() => ReasonCodeEnum, { nullable: true, description: 'Why; part of the history.' })
  @IsOptional()
  @IsIn(REASON_CODES)
  readonly reasonCode?: ReasonCode | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reference of the request in the help desk’s own system; no personal data.',
  })
  @IsOptional()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._/#-]{0,63}$/)
  readonly ticket?: string | null;
}

/** A command on an account that is there. */
@InputType({ isAbstract: true })
export abstract class AccountCommandInput extends ReasonedCommandInput {
  @Field(() => ID, { description: 'Global id of the account.' })
  @MaxLength(100)
  readonly accountId!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'The `revision` that the client saw; if it is another now, the answer is Conflict.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  readonly expectedRevision?: number | null;
}

/** An act with a free text about the person, which is encrypted under their key. */
@InputType({ isAbstract: true })
export abstract class NotedAccountCommandInput extends AccountCommandInput {
  @Field(() => String, { nullable: true, description: 'A note about the person, for the history.' })
  @IsOptional()
  @MaxLength(500)
  readonly note?: string | null;
}
