import { DateTime, PageArgs } from '@keyledger/graphql';
import { SEVERITIES, type Severity } from '@keyledger/organizations';
import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDate,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { AnomalySeverityEnum } from './case-enums.js';

@InputType({ description: 'Which cases; what is not given does not matter.' })
export class AnomalyFilterInput {
  @Field(() => String, { nullable: true, description: 'Found by this rule.' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  readonly rule?: string | null;

  @Field(() => AnomalySeverityEnum, { nullable: true, description: 'Of this severity.' })
  @IsOptional()
  @IsIn(SEVERITIES)
  readonly severity?: Severity | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether nobody has decided on it yet.' })
  @IsOptional()
  @IsBoolean()
  readonly open?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'About this account (global id).' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly accountId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'About accounts of this department or any under it (global id).',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly departmentId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Found at or after this moment.' })
  @IsOptional()
  @IsDate()
  readonly from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Found before this moment.' })
  @IsOptional()
  @IsDate()
  readonly to?: Date | null;
}

@ArgsType()
export class AnomalousSignInsArgs extends PageArgs {
  @Field(() => AnomalyFilterInput, { nullable: true, description: 'Which cases.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AnomalyFilterInput)
  readonly filter?: AnomalyFilterInput | null;
}
