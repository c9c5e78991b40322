import { Injectable } from '@nestjs/common';
import { Clock, type Scope } from '@keyledger/kernel';
import {
  CursorCodec,
  DEFAULT_PAGE_SIZE,
  edgeOf,
  filterHash,
  idOfType,
  PageEnds,
  totalCountOf,
  type Connection,
  type RequestContext,
} from '@keyledger/graphql';
import type { AccountListArgs } from '../../graphql/account-list.args.js';
import type { AccountNode } from '../../graphql/account.type.js';
import type { AccountCriteria } from './account-criteria.js';
import { accountNode } from './account-node.js';
import { keysetOf } from './keyset.js';
import { searchForms } from './search-text.js';
import { UserListQuery } from './user-list.query.js';

/** A department or person that no organization has: who filters by something that is none finds nothing. */
const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** A page of the list, and of which list. */
export interface AccountPage extends Connection<AccountNode> {
  readonly criteria: AccountCriteria;
}

/** Pages of the list of accounts, forward and backward, by signed cursors. */
@Injectable()
export class AccountList {
  constructor(
    private readonly list: UserListQuery,
    private readonly cursors: CursorCodec,
    private readonly clock: Clock,
  ) {}

  /** @throws BAD_REQUEST for a cursor of another filter, search or order. */
  async page(
    scope: Scope,
    request: Pick<RequestContext, 'locale'>,
    args: AccountListArgs,
  ): Promise<AccountPage> {
    const { locale } = request;
    const criteria = accountCriteria(args);
    const hash = filterHash(scope, 'accounts', criteria);
    const after = this.cursors.decode(hash, args.after, locale);
    const before = this.cursors.decode(hash, args.before, locale);
    const fromEnd = isNumber(args.last) || (before !== null && after === null);
    const size = fromEnd ? (args.last ?? DEFAULT_PAGE_SIZE) : args.first;

    const found = await this.list.window(scope, criteria, { after, before, size, fromEnd });
    const more = found.length > size;
    const rows = fromEnd ? found.slice(0, size).reverse() : found.slice(0, size);
    const now = this.clock.now();
    const edges = rows.map((row) =>
      edgeOf(accountNode(row, now, locale), () =>
        this.cursors.encode(hash, keysetOf(criteria.sort, row)),
      ),
    );
    const count = () => this.list.count(scope, criteria);
    return {
      criteria,
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: new PageEnds(
        edges,
        fromEnd ? before !== null : more,
        fromEnd ? more : after !== null,
      ),
      get totalCount() {
        return count().then(totalCountOf);
      },
    };
  }
}

const isNumber = (value: number | null | undefined) => value !== null && value !== undefined;

/** What a list's arguments ask for, in plain ids. */
export function accountCriteria({
  filter,
  search,
  sort,
}: Pick<AccountListArgs, 'filter' | 'search' | 'sort'>): AccountCriteria {
  const department = filter?.departmentId;
  const formerOwner = filter?.formerOwnerId;
  return {
    filter: {
      departmentId: department ? (idOfType('Department', department) ?? NOWHERE) : null,
      state: filter?.state ?? null,
      provider: filter?.provider ?? null,
      mustChange: filter?.mustChange ?? null,
      formerOwnerId: formerOwner ? (idOfType('Employee', formerOwner) ?? NOWHERE) : null,
    },
    search: searchForms(search ?? ''),
    sort: { field: sort?.field ?? 'ADDRESS', descending: sort?.descending ?? false },
  };
}
