import {
  ACCOUNT_HISTORY,
  AccountHistory,
  HistoryConnection,
  USER_LIST,
  WHOLE_HISTORY,
} from '@keyledger/accounts';
import {
  Access,
  CurrentScope,
  DateTime,
  InvalidInput,
  PageArgs,
  problemFrom,
  queryResult,
  Reads,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { isRejection, reject, type Scope } from '@keyledger/kernel';
import { Args, ArgsType, Field, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsDate } from 'class-validator';
import { accountAsOfNode } from '../account-as-of/account-as-of-node.js';
import { AccountPastArgs } from '../account-as-of/account-as-of.args.js';
import { PAST_PROBLEMS } from '../account-as-of/account-as-of.resolver.js';
import { AccountsInScope } from '../account-as-of/account-in-scope.js';
import { accountChanges } from './account-changes.js';
import { AccountDiff } from './account-diff.type.js';

@ArgsType()
export class AccountDiffArgs extends AccountPastArgs {
  @Field(() => DateTime, {
    description: 'The first moment; it may lie before the account’s beginning.',
  })
  @IsDate()
  readonly from!: Date;

  @Field(() => DateTime, { description: 'The second moment, not before the first.' })
  @IsDate()
  readonly to!: Date;
}

export const AccountDiffResult = queryResult('AccountDiffResult', AccountDiff, [
  ...PAST_PROBLEMS,
  InvalidInput,
]);

@Resolver(() => AccountDiff)
export class AccountDiffResolver {
  constructor(
    private readonly accounts: AccountsInScope,
    private readonly histories: AccountHistory,
  ) {}

  @Query(() => AccountDiffResult, {
    description: 'How an account differs between two moments, and what led there.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY', 'AUDITOR'] })
  @Reads(USER_LIST)
  async accountDiff(
    @Args() { id, from, to, by }: AccountDiffArgs,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof AccountDiffResult> {
    const { locale } = request;
    if (to < from) return problemFrom(reject('InvalidInput', { path: ['to'] }), locale);
    const account = await this.accounts.find(scope, request, id);
    if (isRejection(account)) return problemFrom(account, locale);
    const [was, is] = await Promise.all([
      this.accounts.at(account, { at: from, by }, 'from'),
      this.accounts.at(account, { at: to, by }, 'to'),
    ]);
    if (isRejection(is)) return problemFrom(is, locale);
    const before = isRejection(was) ? null : accountAsOfNode(was, account.ownerVisible(was));
    const after = accountAsOfNode(is, account.ownerVisible(is));
    const { accountId } = account;
    return { before, after, changes: accountChanges(before, after), accountId, from };
  }

  @ResolveField(() => HistoryConnection, {
    description:
      'What happened to the account after the first moment and up to the second, newest first.',
  })
  @Reads(ACCOUNT_HISTORY)
  history(
    @Parent() { accountId, from, after: { at: to, by } }: AccountDiff,
    @Args() page: PageArgs,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ) {
    const criteria = { ...WHOLE_HISTORY, from, to, by };
    return this.histories.page(scope, request, { accountId, atLeast: null }, page, criteria);
  }
}
