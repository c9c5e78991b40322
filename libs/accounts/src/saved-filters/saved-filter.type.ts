import { MutationPayload, Problem } from '@keyledger/graphql';
import type { Role } from '@keyledger/kernel';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { AccountConditionEnum, type AccountCondition } from '../graphql/account-enums.js';
import { SortFieldEnum } from '../graphql/account-list.args.js';
import type { SortField } from '../read-models/user-list/sorts.js';

/** People for whom a list of accounts is more than their own: who keeps filters of it. */
export const LISTING_ROLES = [
  'OWNER',
  'ADMIN',
  'SECURITY',
  'HELPDESK',
  'AUDITOR',
] as const satisfies readonly Role[];

@ObjectType('AccountFilter', { description: 'As `AccountFilterInput` takes it.' })
export class AccountFilterNode {
  @Field(() => ID, { nullable: true, description: 'The department’s global id.' })
  readonly departmentId!: string | null;

  @Field(() => AccountConditionEnum, { nullable: true, description: 'The state.' })
  readonly state!: AccountCondition | null;

  @Field(() => String, { nullable: true, description: 'The provider.' })
  readonly provider!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the password must be changed at the next sign-in.',
  })
  readonly mustChange!: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Global id of an employee whose mailboxes they were once.',
  })
  readonly formerOwnerId!: string | null;
}

@ObjectType('AccountSort', { description: 'As `AccountSortInput` takes it.' })
export class AccountSortNode {
  @Field(() => SortFieldEnum, { description: 'What the list is sorted by.' })
  readonly field!: SortField;

  @Field(() => Boolean, { description: 'Highest or latest first.' })
  readonly descending!: boolean;
}

@ObjectType('SavedAccountFilter', {
  description:
    'A filter of the list of accounts that somebody keeps. `filter`, `search` and `sort` are what `accounts` takes.',
})
export class SavedAccountFilterNode {
  @Field(() => ID, {
    description: 'Global id, for `saveAccountFilter` and `deleteSavedAccountFilter`.',
  })
  readonly id!: string;

  @Field(() => String, { description: 'What its person calls it.' })
  readonly name!: string;

  @Field(() => AccountFilterNode, { description: 'Which accounts.' })
  readonly filter!: AccountFilterNode;

  @Field(() => String, { nullable: true, description: 'What is searched for; null: nothing.' })
  readonly search!: string | null;

  @Field(() => AccountSortNode, {
    nullable: true,
    description: 'In which order; null: the list’s own.',
  })
  readonly sort!: AccountSortNode | null;

  @Field(() => Problem, {
    nullable: true,
    description:
      'Why it finds nothing any more, such as a department that is gone; null where nothing stands against it.',
  })
  readonly problem!: Problem | null;
}

@ObjectType({ description: 'The filter is kept.' })
export class SavedAccountFilterPayload extends MutationPayload {
  @Field(() => SavedAccountFilterNode, {
    nullable: true,
    description: 'The filter as it is kept now; null where it was deleted since.',
  })
  readonly savedFilter!: SavedAccountFilterNode | null;
}

@ObjectType({ description: 'The filter is kept no longer.' })
export class DeletedAccountFilterPayload extends MutationPayload {
  @Field(() => ID, { description: 'Global id of the filter.' })
  readonly id!: string;
}
