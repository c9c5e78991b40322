import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Scope } from '@keyledger/kernel';
import { CurrentScope, RequestInfo, toGlobalId, type RequestContext } from '@keyledger/graphql';
import { AccountLoaders } from '../read-models/account-loaders.js';
import type { AccountPage } from '../read-models/user-list/account-list.js';
import {
  AccountFacetsQuery,
  MOST_VALUES,
} from '../read-models/user-list/facets/account-facets.query.js';
import {
  AccountFacetsNode,
  AccountStateCountNode,
  DepartmentCountNode,
  MustChangeCountNode,
  ProviderCountNode,
} from './account-facets.type.js';
import { AccountConnection } from './account.type.js';

/** Of 20,000 that an operation may cost: a list or two with their facets, not twenty under aliases. */
const COST = 2_000;

@Resolver(() => AccountConnection)
export class AccountListFacetsResolver {
  @ResolveField(() => AccountFacetsNode, {
    description:
      'How many accounts each value of a filter would leave; counted only when asked for.',
    complexity: COST,
  })
  facets(@Parent() { criteria }: AccountPage): AccountFacetsNode {
    return { criteria };
  }
}

@Resolver(() => AccountFacetsNode)
export class AccountFacetsResolver {
  constructor(
    private readonly counts: AccountFacetsQuery,
    private readonly loaders: AccountLoaders,
  ) {}

  @ResolveField(() => [AccountStateCountNode], { description: 'For `state`: every state.' })
  async states(
    @Parent() { criteria }: AccountFacetsNode,
    @CurrentScope() scope: Scope,
  ): Promise<AccountStateCountNode[]> {
    const counts = await this.counts.states(scope, criteria);
    return counts.map(({ value, count }) => ({ state: value, count }));
  }

  @ResolveField(() => [MustChangeCountNode], { description: 'For `mustChange`: both values.' })
  async mustChange(
    @Parent() { criteria }: AccountFacetsNode,
    @CurrentScope() scope: Scope,
  ): Promise<MustChangeCountNode[]> {
    const counts = await this.counts.mustChange(scope, criteria);
    return counts.map(({ value, count }) => ({ mustChange: value, count }));
  }

  @ResolveField(() => [ProviderCountNode], {
    description: `For \`provider\`: those that have any, most accounts first; ${MOST_VALUES} at most.`,
  })
  async providers(
    @Parent() { criteria }: AccountFacetsNode,
    @CurrentScope() scope: Scope,
  ): Promise<ProviderCountNode[]> {
    const counts = await this.counts.providers(scope, criteria);
    return counts.map(({ value, count }) => ({ provider: value, count }));
  }

  @ResolveField(() => [DepartmentCountNode], {
    description: `For \`departmentId\`: the departments next below the one that is filtered by, or else the highest that the caller sees, as far as they have any; most accounts first, ${MOST_VALUES} at most.`,
  })
  async departments(
    @Parent() { criteria }: AccountFacetsNode,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<DepartmentCountNode[]> {
    const counts = await this.counts.departments(scope, criteria);
    const loader = this.loaders.departments(scope, request);
    const rows = await Promise.all(counts.map(({ value }) => loader.load(value)));
    return counts.flatMap(({ count }, place) => {
      const row = rows[place];
      if (!row) return [];
      const department = { id: toGlobalId('Department', row.department_id), name: row.name };
      return [{ department, count }];
    });
  }
}
