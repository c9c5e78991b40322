import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Scope } from '@keyledger/kernel';
import { KeyRing } from '@keyledger/keys';
import { Access, CurrentScope, Reads, RequestInfo, type RequestContext } from '@keyledger/graphql';
import { SIGN_IN_LOG } from '../read-models/sign-in-log/sign-in-log.projection.js';
import { SignInLog } from '../read-models/sign-in-log/sign-in-log.js';
import { AccountNodes } from '../read-models/user-list/account-nodes.js';
import { USER_LIST } from '../read-models/user-list/user-list.projection.js';
import { AccountNode } from './account.type.js';
import { SignInConnection, SignInNode } from './sign-in.type.js';
import { signInCriteria, SignInsArgs, whoseSignIns } from './sign-ins.args.js';

@Resolver(() => SignInNode)
export class SignInResolver {
  constructor(
    private readonly log: SignInLog,
    private readonly accounts: AccountNodes,
    private readonly keys: KeyRing,
  ) {}

  @Query(() => SignInConnection, {
    description:
      'Sign-ins to the accounts that the caller may see, the newest first; employees see those to their own.',
  })
  @Access({ roles: 'ANY_SIGNED_IN' })
  @Reads(SIGN_IN_LOG, USER_LIST)
  signIns(
    @Args() args: SignInsArgs,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ) {
    const criteria = signInCriteria(this.keys, args.filter);
    return this.log.page(scope, request, whoseSignIns(args), criteria, args);
  }

  @ResolveField(() => AccountNode, { nullable: true, description: 'Which account.' })
  account(
    @Parent() { accountId }: SignInNode,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ) {
    return this.accounts.byId(scope, request, accountId);
  }
}
