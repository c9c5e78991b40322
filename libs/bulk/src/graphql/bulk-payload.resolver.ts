import {
  CurrentScope,
  readAtLeast,
  RequestInfo,
  unavailable,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { ReadPositions } from '@keyledger/projections';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { BULK_OPERATION } from '../progress/bulk-operation.projection.js';
import { BulkOperationsQuery } from '../progress/bulk-operations.query.js';
import { plainOperationId } from './answer-bulk-command.js';
import {
  bulkOperationNode,
  BulkOperationNode,
  BulkOperationPayload,
} from './bulk-operation.type.js';

/** The changed operation, read at or after the mutation's own position. */
@Resolver(() => BulkOperationPayload)
export class BulkPayloadResolver {
  constructor(
    private readonly operations: BulkOperationsQuery,
    private readonly positions: ReadPositions,
  ) {}

  @ResolveField(() => BulkOperationNode)
  async operation(
    @Parent() { operationId, position }: BulkOperationPayload,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<BulkOperationNode> {
    await readAtLeast(request, this.positions, [BULK_OPERATION], position);
    const found = await this.operations.byId(scope, plainOperationId(operationId));
    if (!found) throw unavailable();
    return bulkOperationNode(found);
  }
}
