import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Scope } from '@keyledger/kernel';
import { Access } from '../access/access.decorator.js';
import { denialOf } from '../access/check-access.js';
import {
  CurrentPrincipal,
  CurrentScope,
  RequestInfo,
} from '../access/current-principal.decorator.js';
import type { Principal } from '../access/principal.js';
import type { RequestContext } from '../access/request-context.js';
import { fromGlobalId } from './global-id.js';
import { NodeReading } from './node-reading.js';
import { NodeRegistry } from './node-registry.js';
import { Node } from './node.type.js';

@Resolver()
export class NodeResolver {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly reading: NodeReading,
  ) {}

  @Query(() => Node, {
    nullable: true,
    description:
      'An object by its global id; null when it is not there, of another organization, or not for the caller.',
  })
  @Access({ roles: 'ANY_SIGNED_IN' })
  async node(
    @Args('id', { type: () => ID, description: 'Its global id.' }) id: string,
    @CurrentScope() scope: Scope,
    @CurrentPrincipal() principal: Principal,
    @RequestInfo() request: RequestContext,
  ): Promise<Node | null> {
    const ref = fromGlobalId(id);
    const type = ref ? this.nodes.find(ref.type) : undefined;
    if (!ref || !type || denialOf({ roles: type.roles }, principal)) return null;
    await this.reading.prepare(request, type.projections);
    return type.load(scope, ref.id, request);
  }
}
