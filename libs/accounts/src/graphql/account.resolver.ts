import type { OnModuleInit } from '@nestjs/common';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Scope } from '@keyledger/kernel';
import { KeyRing } from '@keyledger/keys';
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
import { WHOLE_HISTORY } from '../read-models/account-history/history-criteria.js';
import { SIGN_IN_LOG } from '../read-models/sign-in-log/sign-in-log.projection.js';
import { SignInLog } from '../read-models/sign-in-log/sign-in-log.js';
import { AccountLoaders } from '../read-models/account-loaders.js';
import { AccountList } from '../read-models/user-list/account-list.js';
import { AccountNodes } from '../read-models/user-list/account-nodes.js';
import { allowedActions } from '../read-models/user-list/allowed-actions.js';
import { channelNodes } from '../read-models/user-list/channel-nodes.js';
import { USER_LIST } from '../read-models/user-list/user-list.projection.js';
import { AccountListArgs } from './account-list.args.js';
import { RecoveryChannelNode } from './account-parts.type.js';
import { AccountConnection, AccountNode } from './account.type.js';
import { HistoryConnection, OwnerPeriodNode } from './history-entry.type.js';
import { historyCriteria, HistoryFilterInput } from './history-filter.input.js';
import { SignInConnection } from './sign-in.type.js';
import { AccountSignInsArgs, signInCriteria } from './sign-ins.args.js';

/** Accounts and what hangs on them. Whom a row is shown to is part of every query, not of this class. */
@Resolver(() => AccountNode)
export class AccountResolver implements OnModuleInit {
  constructor(
    private readonly list: AccountList,
    private readonly nodes: AccountNodes,
    private readonly histories: AccountHistory,
    private readonly log: SignInLog,
    private readonly keys: KeyRing,
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
    @Args('filter', {
      type: () => HistoryFilterInput,
      nullable: true,
      description: 'Which entries; all unless told.',
    })
    filter: HistoryFilterInput | null | undefined,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ) {
    const criteria = filter ? historyCriteria(filter) : WHOLE_HISTORY;
    return this.histories.page(scope, request, account, page, criteria);
  }

  @ResolveField(() => SignInConnection, {
    description: 'Tries to sign in to it, the newest first; employees see those of their own time.',
  })
  @Reads(SIGN_IN_LOG)
  signIns(
    @Parent() { accountId }: AccountNode,
    @Args() args: AccountSignInsArgs,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ) {
    const criteria = signInCriteria(this.keys, args.filter);
    return this.log.pageOfAccount(scope, request, accountId, criteria, args);
  }

  @ResolveField(() => [OwnerPeriodNode], {
    description: 'Whose it was, the first owner first; employees see their own time.',
  })
  @Reads(ACCOUNT_HISTORY)
  ownerPeriods(
    @Parent() account: AccountNode,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ) {
    return this.histories.ownerPeriods(scope, request, account);
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
