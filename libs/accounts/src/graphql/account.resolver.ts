import type { OnModuleInit } from '@nestjs/common';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Scope } from '@keyledger/kernel';
import {
  Access,
  AllowedAction,
  CurrentScope,
  idOfType,
  NodeRegistry,
  PageArgs,
  Reads,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { ACCOUNT_HISTORY } from '../read-models/account-history/account-history.projection.js';
import { AccountHistory } from '../read-models/account-history/account-history.js';
import { AccountLoaders } from '../read-models/account-loaders.js';
import { AccountList } from '../read-models/user-list/account-list.js';
import { AccountNodes } from '../read-models/user-list/account-nodes.js';
import { allowedActions } from '../read-models/user-list/allowed-actions.js';
import { channelNodes } from '../read-models/user-list/channel-nodes.js';
import { USER_LIST } from '../read-models/user-list/user-list.projection.js';
import { AccountListArgs } from './account-list.args.js';
import { RecoveryChannelNode } from './account-parts.type.js';
import { AccountConnection, AccountNode } from './account.type.js';
import { HistoryConnection } from './history-entry.type.js';

/** Accounts and what hangs on them. Whom a row is shown to is part of every query, not of this class. */
@Resolver(() => AccountNode)
export class AccountResolver implements OnModuleInit {
  constructor(
    private readonly list: AccountList,
    private readonly nodes: AccountNodes,
    private readonly histories: AccountHistory,
    private readonly loaders: AccountLoaders,
    private readonly registry: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(
      'Account',
      'ANY_SIGNED_IN',
      (scope, id, request) => this.nodes.byId(scope, request, id),
      [USER_LIST],
    );
  }

  @Query(() => AccountConnection, {
    description:
      'The mailbox accounts that the caller may see: all of the organization, those of some departments, or the own ones.',
  })
  @Access({ roles: 'ANY_SIGNED_IN' })
  @Reads(USER_LIST)
  accounts(
    @Args() args: AccountListArgs,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ) {
    return this.list.page(scope, request, args);
  }

  @Query(() => AccountNode, {
    nullable: true,
    description: 'One account; null when there is none of this id that the caller may see.',
  })
  @Access({ roles: 'ANY_SIGNED_IN' })
  @Reads(USER_LIST)
  account(
    @Args('id', { type: () => ID, description: 'Its global id.' }) id: string,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ) {
    const accountId = idOfType('Account', id);
    return accountId && this.nodes.byId(scope, request, accountId);
  }

  @ResolveField(() => HistoryConnection, { description: 'What happened to it, newest first.' })
  @Reads(ACCOUNT_HISTORY)
  history(
    @Parent() account: AccountNode,
    @Args() page: PageArgs,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ) {
    return this.histories.page(scope, request, account, page);
  }

  @ResolveField(() => [RecoveryChannelNode], {
    description: 'Ways to reach the owner outside of this mailbox, masked.',
  })
  async recoveryChannels(
    @Parent() { owner }: AccountNode,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ) {
    return channelNodes(await this.loaders.people(scope, request).load(owner.employeeId));
  }

  @ResolveField(() => [AllowedAction], {
    description: 'What the caller may do with it now, and if not, why.',
  })
  async allowedActions(
    @Parent() account: AccountNode,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ) {
    const organization = await this.loaders.organization(scope, request);
    return allowedActions(scope, account, organization, request.locale);
  }
}
