import { USER_LIST } from '@keyledger/accounts';
import {
  Access,
  CurrentPrincipal,
  CurrentScope,
  idOfType,
  Reads,
  type Principal,
  type RequestContext,
} from '@keyledger/graphql';
import { newId, type Scope } from '@keyledger/kernel';
import { Args, ID, Resolver, Subscription } from '@nestjs/graphql';
import { BulkOperationFeed, type BulkProgress } from '../progress/bulk-operation-feed.js';
import { BULK_OPERATION } from '../progress/bulk-operation.projection.js';
import { BULK_READERS } from './bulk-roles.js';
import { bulkOperationNode, BulkOperationProgressedNode } from './bulk-operation.type.js';

@Resolver()
export class BulkOperationProgressedResolver {
  constructor(private readonly feed: BulkOperationFeed) {}

  @Subscription(() => BulkOperationProgressedNode, {
    description:
      'How far a bulk operation has come: how it stands now, then after every hundred accounts or every second or so, and its end, with which this ends. Ends with the session too.',
    resolve(
      { row, position }: BulkProgress,
      _: unknown,
      { reading }: RequestContext,
    ): BulkOperationProgressedNode {
      reading.position = position;
      return { operation: bulkOperationNode(row), position };
    },
  })
  @Access({ roles: BULK_READERS })
  @Reads(BULK_OPERATION, USER_LIST)
  bulkOperationProgressed(
    @Args('id', { type: () => ID, description: 'Global id of the operation.' }) id: string,
    @CurrentScope() scope: Scope,
    @CurrentPrincipal() principal: Principal,
  ): Promise<AsyncIterableIterator<BulkProgress>> {
    // An id that is no operation's is watched like one that does not exist.
    return this.feed.watch(scope, principal, idOfType('BulkOperation', id) ?? newId());
  }
}
