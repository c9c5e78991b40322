import { AggregateStore } from '@keyledger/event-store';
import { Access, CurrentScope, RequestInfo, type RequestContext } from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { OrganizationReader } from '@keyledger/organizations';
import { Query, Resolver } from '@nestjs/graphql';
import { savedFilterNode } from './saved-filter-node.js';
import { LISTING_ROLES, SavedAccountFilterNode } from './saved-filter.type.js';
import { savedFiltersAggregate } from './saved-filters.state.js';

@Resolver(() => SavedAccountFilterNode)
export class SavedFiltersResolver {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
  ) {}

  @Query(() => [SavedAccountFilterNode], {
    description: 'The filters that the caller keeps, in the order in which they were first saved.',
  })
  @Access({ roles: LISTING_ROLES })
  async savedAccountFilters(
    @CurrentScope() scope: Scope,
    @RequestInfo() { locale }: RequestContext,
  ): Promise<SavedAccountFilterNode[]> {
    const [{ state }, { departments }] = await Promise.all([
      this.aggregates.load(savedFiltersAggregate, scope.actor.id),
      this.organizations.state(scope.organizationId),
    ]);
    return state.filters.map((filter) => savedFilterNode(filter, departments, locale));
  }
}
