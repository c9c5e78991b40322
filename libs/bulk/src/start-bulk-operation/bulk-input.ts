import { AccountFilterInput, LONGEST_SEARCH, ReasonedCommandInput } from '@keyledger/accounts';
import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, MaxLength, Min, ValidateNested } from 'class-validator';

/** For which accounts, as the list of accounts takes it. */
@InputType({ isAbstract: true })
export abstract class BulkInput extends ReasonedCommandInput {
  @Field(() => AccountFilterInput, {
    nullable: true,
    description: 'Which accounts, as the list of accounts takes it.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => AccountFilterInput)
  readonly filter?: AccountFilterInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'A search that narrows the filter, as the list of accounts takes it.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_SEARCH)
  readonly search?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many accounts the client saw; if there are more or fewer now, the answer is Conflict with the number. Required without filter and search, which means the whole organization.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  readonly expectedTotal?: number | null;
}
