import { AccountNode, AccountNodes } from '@keyledger/accounts';
import { CurrentScope, RequestInfo, type RequestContext } from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AnomalyEvidenceNode } from './anomaly-case.type.js';

@Resolver(() => AnomalyEvidenceNode)
export class AnomalyEvidenceResolver {
  constructor(private readonly accounts: AccountNodes) {}

  @ResolveField(() => AccountNode, { nullable: true })
  account(
    @Parent() { accountId }: AnomalyEvidenceNode,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ) {
    return this.accounts.byId(scope, request, accountId);
  }
}
