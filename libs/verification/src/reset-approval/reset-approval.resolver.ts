import { AccountNode, AccountNodes, USER_LIST } from '@keyledger/accounts';
import {
  Access,
  CurrentScope,
  idOfType,
  NodeRegistry,
  Reads,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import type { OnModuleInit } from '@nestjs/common';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ResetApprovalReader } from './reset-approval.reader.js';
import { ResetApprovalNode, resetApprovalNode } from './reset-approval.type.js';

const READERS = ['OWNER', 'ADMIN', 'SECURITY', 'HELPDESK', 'AUDITOR'] as const;

@Resolver(() => ResetApprovalNode)
export class ResetApprovalResolver implements OnModuleInit {
  constructor(
    private readonly approvals: ResetApprovalReader,
    private readonly accounts: AccountNodes,
    private readonly registry: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register('ResetApproval', READERS, (scope, id) => this.find(scope, id));
  }

  @Query(() => ResetApprovalNode, {
    nullable: true,
    description:
      'A request for a second person’s approval; null when there is none of this id that the caller may see.',
  })
  @Access({ roles: READERS })
  async resetApproval(
    @Args('id', { type: () => ID, description: 'Its global id.' }) id: string,
    @CurrentScope() scope: Scope,
  ): Promise<ResetApprovalNode | null> {
    const approvalId = idOfType('ResetApproval', id);
    return approvalId === null ? null : this.find(scope, approvalId);
  }

  @ResolveField(() => AccountNode, { nullable: true })
  @Reads(USER_LIST)
  account(
    @Parent() { accountId }: ResetApprovalNode,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<AccountNode | null> {
    return this.accounts.byId(scope, request, accountId);
  }

  private async find(scope: Scope, approvalId: string): Promise<ResetApprovalNode | null> {
    const found = await this.approvals.find(scope, approvalId);
    return found && resetApprovalNode(scope, found);
  }
}
