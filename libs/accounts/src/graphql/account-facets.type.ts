import { Field, ObjectType } from '@nestjs/graphql';
import { TotalCount } from '@keyledger/graphql';
import type { AccountCriteria } from '../read-models/user-list/account-criteria.js';
import { AccountConditionEnum, type AccountCondition } from './account-enums.js';
import { DepartmentNameNode } from './employee.type.js';

@ObjectType('AccountStateCount', { description: 'How many accounts are in a state.' })
export class AccountStateCountNode {
  @Field(() => AccountConditionEnum, { description: 'The state.' })
  readonly state!: AccountCondition;

  @Field(() => TotalCount, { description: 'How many.' })
  readonly count!: TotalCount;
}

@ObjectType('MustChangeCount', {
  description: 'How many accounts have a password that must, or need not, be changed.',
})
export class MustChangeCountNode {
  @Field(() => Boolean, { description: 'Whether it must be changed at the next sign-in.' })
  readonly mustChange!: boolean;

  @Field(() => TotalCount, { description: 'How many.' })
  readonly count!: TotalCount;
}

@ObjectType('ProviderCount', { description: 'How many mailboxes a provider holds.' })
export class ProviderCountNode {
  @Field(() => String, { description: 'The provider, as the company calls it.' })
  readonly provider!: string;

  @Field(() => TotalCount, { description: 'How many.' })
  readonly count!: TotalCount;
}

@ObjectType('DepartmentCount', {
  description: 'How many accounts have their owners in a department or any under it.',
})
export class DepartmentCountNode {
  @Field(() => DepartmentNameNode, { description: 'The department.' })
  readonly department!: DepartmentNameNode;

  @Field(() => TotalCount, { description: 'How many.' })
  readonly count!: TotalCount;
}

/**
 * Of which list the facets are; each is counted by `AccountFacetsResolver` when it is selected.
 */
@ObjectType('AccountFacets', {
  description:
    'How many accounts each value of a filter would leave: with the search and all other filters applied, but not its own.',
})
export class AccountFacetsNode {
  readonly criteria!: AccountCriteria;
}
