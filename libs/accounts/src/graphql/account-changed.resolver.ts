import { Args, ID, Resolver, Subscription } from '@nestjs/graphql';
import { Clock, newId, type Scope } from '@keyledger/kernel';
import {
  Access,
  CurrentPrincipal,
  CurrentScope,
  idOfType,
  Reads,
  type Principal,
  type RequestContext,
} from '@keyledger/graphql';
import {
  AccountChangeFeed,
  type AccountChange,
} from '../read-models/account-changes/account-change-feed.js';
import { accountNode } from '../read-models/user-list/account-node.js';
import { USER_LIST } from '../read-models/user-list/user-list.projection.js';
import { AccountChangedNode } from './account-changed.type.js';

@Resolver()
export class AccountChangedResolver {
  constructor(
    private readonly feed: AccountChangeFeed,
    readonly clock: Clock,
  ) {}

  @Subscription(() => AccountChangedNode, {
    description:
      'Tells of every change to the accounts that the caller may see, once the list shows it. Ends with the session.',
    resolve(
      this: AccountChangedResolver,
      { row, position }: AccountChange,
      _: unknown,
      { locale, reading }: RequestContext,
    ): AccountChangedNode {
      reading.position = position;
      return { account: accountNode(row, this.clock.now(), locale), position };
    },
  })
  @Access({ roles: 'ANY_SIGNED_IN' })
  @Reads(USER_LIST)
  accountChanged(
    @Args('id', {
      type: () => ID,
      nullable: true,
      description: 'Global id of the only account that matters; without it, all of them.',
    })
    id: string | null,
    @CurrentScope() scope: Scope,
    @CurrentPrincipal() principal: Principal,
  ) {
    // An id that is no account's is watched like one that does not exist.
    const accountId = id ? (idOfType('Account', id) ?? newId()) : null;
    return this.feed.watch(scope, principal, accountId);
  }
}
