import type { Scope } from '@keyledger/kernel';
import { CurrentScope, RequestInfo, type RequestContext } from '@keyledger/graphql';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AccountNodes } from '../read-models/user-list/account-nodes.js';
import { AccountNode } from './account.type.js';
import { AccountPayload } from './account-payload.type.js';

/** The changed account, read at or after the mutation's own position. */
@Resolver(() => AccountPayload)
export class AccountPayloadResolver {
  constructor(private readonly nodes: AccountNodes) {}

  @ResolveField(() => AccountNode, { description: 'The account, with the change in it.' })
  account(
    @Parent() { accountId, position }: AccountPayload,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ) {
    return this.nodes.at(scope, request, accountId, position);
  }
}
