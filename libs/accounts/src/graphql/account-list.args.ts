import { ArgsType, Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, PageArgs } from '@keyledger/graphql';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { LONGEST_SEARCH } from '../read-models/user-list/search-text.js';
import { SORT_FIELDS, type SortField } from '../read-models/user-list/sorts.js';
import {
  ACCOUNT_CONDITIONS,
  AccountConditionEnum,
  type AccountCondition,
} from './account-enums.js';
import { valuesOf } from './values-of.js';

export const SortFieldEnum = valuesOf(SORT_FIELDS);
registerEnumType(SortFieldEnum, {
  name: 'AccountSortField',
  description: 'What a list of accounts is sorted by.',
  valuesMap: {
    ADDRESS: { description: 'The address.' },
    NAME: { description: 'The owner’s name, Chinese names by their pinyin.' },
    LAST_SIGN_IN: { description: 'The last sign-in; never comes before everything else.' },
    PASSWORD_CHANGED: { description: 'The last password change; never comes before everything.' },
  },
});

@InputType({ description: 'Which accounts; what is not given does not matter.' })
export class AccountFilterInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Owners in this department or any under it (global id).',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly departmentId?: string | null;

  @Field(() => AccountConditionEnum, {
    nullable: true,
    description: 'Whether they can be used now.',
  })
  @IsOptional()
  @IsIn(ACCOUNT_CONDITIONS)
  readonly state?: AccountCondition | null;

  @Field(() => String, { nullable: true, description: 'Which provider holds the mailbox.' })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  readonly provider?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the password must be changed at the next sign-in.',
  })
  @IsOptional()
  @IsBoolean()
  readonly mustChange?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Mailboxes that were this person’s once and are no more: an employee’s global id.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly formerOwnerId?: string | null;
}

@InputType({ description: 'In which order.' })
export class AccountSortInput {
  @Field(() => SortFieldEnum, { description: 'What the list is sorted by.' })
  @IsIn(SORT_FIELDS)
  readonly field!: SortField;

  @Field(() => Boolean, { defaultValue: false, description: 'Highest or latest first.' })
  @IsBoolean()
  readonly descending: boolean = false;
}

/** Arguments of the list of accounts: which, in which order, which part of it. */
@ArgsType()
export class AccountListArgs extends PageArgs {
  @Field(() => AccountFilterInput, { nullable: true, description: 'Which accounts.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AccountFilterInput)
  readonly filter?: AccountFilterInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The beginning of an address, an employee number, a name (王小明 is found by 小明 too), its pinyin or its initials.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_SEARCH)
  readonly search?: string | null;

  @Field(() => AccountSortInput, {
    nullable: true,
    description: 'In which order; by address unless told.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => AccountSortInput)
  readonly sort?: AccountSortInput | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many from the end, or before \`before\`, at most ${MAX_PAGE_SIZE}; \`first\` does not matter then. With \`before\` alone it is ${DEFAULT_PAGE_SIZE}.`,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE_SIZE)
  readonly last?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Go back from this cursor; it must come from the same filter and order.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2048)
  readonly before?: string | null;
}
