import { MailboxOwnerNode, USER_LIST, UserListQuery } from '@keyledger/accounts';
import {
  Access,
  COUNT_LIMIT,
  CurrentScope,
  CursorCodec,
  filterHash,
  idOfType,
  inOrderOf,
  NodeRegistry,
  PageArgs,
  pageOf,
  PersonalText,
  Reads,
  RequestInfo,
  toGlobalId,
  totalCountOf,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import type { OnModuleInit } from '@nestjs/common';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { BULK_OPERATION } from '../progress/bulk-operation.projection.js';
import { BulkOperationsQuery } from '../progress/bulk-operations.query.js';
import { BULK_READERS } from './bulk-roles.js';
import {
  bulkOperationNode,
  BulkOperationConnection,
  BulkOperationNode,
} from './bulk-operation.type.js';

/** Operations, and who started them. Whom a row is shown to is part of every query, not of this class. */
@Resolver(() => BulkOperationNode)
export class BulkOperationResolver implements OnModuleInit {
  constructor(
    private readonly operations: BulkOperationsQuery,
    private readonly people: UserListQuery,
    private readonly cursors: CursorCodec,
    private readonly registry: NodeRegistry,
  ) {}

  onModuleInit(): void {
    const load = async (scope: Scope, id: string) => this.byId(scope, id);
    this.registry.register('BulkOperation', BULK_READERS, load, [BULK_OPERATION]);
  }

  @Query(() => BulkOperationNode, {
    nullable: true,
    description: 'A bulk operation; null when there is none of this id that the caller may see.',
  })
  @Access({ roles: BULK_READERS })
  @Reads(BULK_OPERATION)
  async bulkOperation(
    @Args('id', { type: () => ID, description: 'Its global id.' }) id: string,
    @CurrentScope() scope: Scope,
  ): Promise<BulkOperationNode | null> {
    const operationId = idOfType('BulkOperation', id);
    return operationId === null ? null : this.byId(scope, operationId);
  }

  @Query(() => BulkOperationConnection, {
    description:
      'Bulk operations, the newest first: the organization’s for those whose role is for all of it, else the caller’s own.',
  })
  @Access({ roles: BULK_READERS })
  @Reads(BULK_OPERATION)
  async bulkOperations(
    @Args() page: PageArgs,
    @CurrentScope() scope: Scope,
    @RequestInfo() { locale }: RequestContext,
  ) {
    const list = filterHash(scope, 'bulkOperations', {});
    const keyset = this.cursors.decode(list, page.after, locale);
    const after = keyset && { startedAt: String(keyset.values[0]), operationId: keyset.id };
    return pageOf({
      rows: await this.operations.page(scope, after, page.first + 1),
      page,
      item: bulkOperationNode,
      cursor: ({ started_at, operation_id: id }) =>
        this.cursors.encode(list, { values: [started_at.toISOString()], id }),
      count: async () => totalCountOf(await this.operations.count(scope, COUNT_LIMIT + 1)),
    });
  }

  @ResolveField(() => MailboxOwnerNode)
  @Reads(USER_LIST)
  async startedBy(
    @Parent() { starterId }: BulkOperationNode,
    @CurrentScope() scope: Scope,
    @RequestInfo() { loaders }: RequestContext,
  ): Promise<MailboxOwnerNode> {
    const person = await loaders
      .loader('bulk.starters', async (ids: readonly string[]) =>
        inOrderOf(ids, await this.people.people(scope, ids), (row) => row.employee_id),
      )
      .load(starterId);
    const name = person?.erased
      ? PersonalText.erased()
      : PersonalText.visible(person?.name ?? null);
    return { id: toGlobalId('Employee', starterId), name };
  }

  private async byId(scope: Scope, operationId: string): Promise<BulkOperationNode | null> {
    const found = await this.operations.byId(scope, operationId);
    return found && bulkOperationNode(found);
  }
}
