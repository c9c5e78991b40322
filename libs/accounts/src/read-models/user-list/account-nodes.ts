import { Injectable } from '@nestjs/common';
import { Clock, type Scope } from '@keyledger/kernel';
import type { Position } from '@keyledger/event-store';
import { inOrderOf, readAtLeast, unavailable, type RequestContext } from '@keyledger/graphql';
import { ReadPositions } from '@keyledger/projections';
import type { AccountNode } from '../../graphql/account.type.js';
import { accountNode } from './account-node.js';
import { USER_LIST } from './user-list.projection.js';
import { UserListQuery } from './user-list.query.js';

/** Single accounts as GraphQL shows them. */
@Injectable()
export class AccountNodes {
  constructor(
    private readonly list: UserListQuery,
    private readonly positions: ReadPositions,
    private readonly clock: Clock,
  ) {}

  /** Null for an unknown id and for what is not in scope alike. */
  async byId(
    scope: Scope,
    request: Pick<RequestContext, 'loaders' | 'locale'>,
    accountId: string,
  ): Promise<AccountNode | null> {
    const row = await request.loaders
      .loader('accounts.by-id', async (ids: readonly string[]) =>
        inOrderOf(ids, await this.list.byIds(scope, ids), (found) => found.account_id),
      )
      .load(accountId);
    return row && accountNode(row, this.clock.now(), request.locale);
  }

  /**
   * The account after a change, for a mutation's payload: read at or after the change's position.
   * @throws UNAVAILABLE when the list has not come as far as the account's very first event.
   */
  async at(
    scope: Scope,
    request: RequestContext,
    accountId: string,
    position: Position | null,
  ): Promise<AccountNode> {
    await readAtLeast(request, this.positions, [USER_LIST], position);
    // Not through the operation's loader, which may remember the account from before the change.
    const [row] = await this.list.byIds(scope, [accountId]);
    if (!row) throw unavailable();
    return { ...accountNode(row, this.clock.now(), request.locale), atLeast: position };
  }
}
