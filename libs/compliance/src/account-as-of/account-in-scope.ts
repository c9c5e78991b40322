import { AccountNodes } from '@keyledger/accounts';
import { idOfType, type RequestContext } from '@keyledger/graphql';
import { reject, type Rejection, type Scope } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import { AccountPast, type AccountThen } from './account-past.js';
import type { Moment } from './moment.js';
import { mayReadOwner } from './owner-visibility.js';

/** An account that the caller sees today, and how much of its past is for them. */
export interface AccountInScope {
  readonly accountId: string;
  readonly organizationId: string;
  readonly ownerVisible: (then: AccountThen) => boolean;
}

/** The way to an account's past: whoever may see the account now, within their departments, may see what it was. */
@Injectable()
export class AccountsInScope {
  constructor(
    private readonly nodes: AccountNodes,
    private readonly past: AccountPast,
  ) {}

  /** @param globalId foreign, unknown or out of scope: `NotFound`. */
  async find(
    scope: Scope,
    request: RequestContext,
    globalId: string,
  ): Promise<AccountInScope | Rejection> {
    const accountId = idOfType('Account', globalId);
    const node = accountId && (await this.nodes.byId(scope, request, accountId));
    if (!accountId || !node) return reject('NotFound', { path: ['id'] });
    const ownerVisible = (then: AccountThen) => mayReadOwner(scope, then, node.owner.employeeId);
    return { accountId, organizationId: scope.organizationId, ownerVisible };
  }

  /** @param path the argument that names the moment, for the problem. */
  async at(
    { accountId, organizationId }: AccountInScope,
    moment: Moment,
    path: string,
  ): Promise<AccountThen | Rejection> {
    const then = await this.past.at(organizationId, accountId, moment);
    return then ?? reject('UnknownAtThatTime', { path: [path] });
  }
}
