import { USER_LIST } from '@keyledger/accounts';
import {
  Access,
  CurrentScope,
  defineProblem,
  NotFound,
  problemFrom,
  queryResult,
  Reads,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { isRejection, type Scope } from '@keyledger/kernel';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { accountAsOfNode } from './account-as-of-node.js';
import { AccountAsOfArgs } from './account-as-of.args.js';
import { AccountAsOf } from './account-as-of.type.js';
import { AccountsInScope } from './account-in-scope.js';

/** What asking for the past of an account can be answered in its place. */
export const PAST_PROBLEMS = [NotFound, defineProblem('UnknownAtThatTime')];

export const AccountAsOfResult = queryResult('AccountAsOfResult', AccountAsOf, PAST_PROBLEMS);

@Resolver()
export class AccountAsOfResolver {
  constructor(private readonly accounts: AccountsInScope) {}

  @Query(() => AccountAsOfResult, {
    description: 'An account as it was at a moment, computed from its events.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY', 'AUDITOR'] })
  @Reads(USER_LIST)
  async accountAsOf(
    @Args() { id, at, by }: AccountAsOfArgs,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof AccountAsOfResult> {
    const account = await this.accounts.find(scope, request, id);
    if (isRejection(account)) return problemFrom(account, request.locale);
    const then = await this.accounts.at(account, { at, by }, 'at');
    if (isRejection(then)) return problemFrom(then, request.locale);
    return accountAsOfNode(then, account.ownerVisible(then));
  }
}
