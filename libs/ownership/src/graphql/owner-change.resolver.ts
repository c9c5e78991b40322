import { AccountNode, AccountNodes, USER_LIST } from '@keyledger/accounts';
import {
  Access,
  COUNT_LIMIT,
  CurrentScope,
  CursorCodec,
  filterHash,
  idOfType,
  NodeRegistry,
  pageOf,
  Reads,
  RequestInfo,
  totalCountOf,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { optionalPlainId } from '@keyledger/organizations';
import type { OnModuleInit } from '@nestjs/common';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { OWNER_CHANGE } from '../owner-change/owner-change.projection.js';
import { OwnerChangeReader } from '../owner-change/owner-change.reader.js';
import { OwnerChangesQuery } from '../owner-change/owner-changes.query.js';
import { OwnerChangeArgs } from './owner-change.args.js';
import { OwnerChangeConnection, OwnerChangeNode } from './owner-change.type.js';

const READERS = ['OWNER', 'ADMIN', 'SECURITY', 'AUDITOR'] as const;

@Resolver(() => OwnerChangeNode)
export class OwnerChangeResolver implements OnModuleInit {
  constructor(
    private readonly reader: OwnerChangeReader,
    private readonly changes: OwnerChangesQuery,
    private readonly accounts: AccountNodes,
    private readonly cursors: CursorCodec,
    private readonly registry: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register('OwnerChange', READERS, (scope, id) => this.reader.find(scope, id));
  }

  @Query(() => OwnerChangeNode, {
    nullable: true,
    description: 'A change of owner; null when there is none of this id that the caller may see.',
  })
  @Access({ roles: READERS })
  async ownerChange(
    @Args('id', { type: () => ID, description: 'Its global id.' }) id: string,
    @CurrentScope() scope: Scope,
  ): Promise<OwnerChangeNode | null> {
    const changeId = idOfType('OwnerChange', id);
    return changeId === null ? null : this.reader.find(scope, changeId);
  }

  @Query(() => OwnerChangeConnection, {
    description: 'Changes of owner within the caller’s departments, the newest first.',
  })
  @Access({ roles: READERS })
  @Reads(OWNER_CHANGE, USER_LIST)
  async ownerChanges(
    @Args() page: OwnerChangeArgs,
    @CurrentScope() scope: Scope,
    @RequestInfo() { locale }: RequestContext,
  ) {
    const criteria = {
      state: page.state ?? null,
      accountId: optionalPlainId('Account', page.accountId),
      offboardingId: optionalPlainId('Offboarding', page.offboardingId),
    };
    const list = filterHash(scope, 'ownerChanges', criteria);
    const keyset = this.cursors.decode(list, page.after, locale);
    const after = keyset && { startedAt: String(keyset.values[0]), changeId: keyset.id };
    const found = await this.changes.page(scope, criteria, after, page.first + 1);
    const rows = await Promise.all(
      found.map(async ({ change_id: changeId, started_at: at }) => ({
        keyset: { values: [at.toISOString()], id: changeId },
        node: await this.reader.find(scope, changeId),
      })),
    );
    return pageOf({
      rows: rows.filter(({ node }) => node !== null),
      page,
      item: ({ node }) => node as OwnerChangeNode,
      cursor: (row) => this.cursors.encode(list, row.keyset),
      count: async () => totalCountOf(await this.changes.count(scope, criteria, COUNT_LIMIT + 1)),
    });
  }

  @ResolveField(() => AccountNode, { nullable: true })
  @Reads(USER_LIST)
  account(
    @Parent() { accountId }: OwnerChangeNode,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<AccountNode | null> {
    return this.accounts.byId(scope, request, accountId);
  }
}
