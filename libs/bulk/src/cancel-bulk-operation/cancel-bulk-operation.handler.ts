import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { BulkOperationChanged } from '../bulk-operation/bulk-operation-changed.js';
import { bulkOperationAggregate } from '../bulk-operation/bulk-operation.state.js';
import { CancelBulkOperation } from './cancel-bulk-operation.command.js';
import { decideCancel } from './cancel-bulk-operation.decider.js';

@CommandHandler(CancelBulkOperation)
export class CancelBulkOperationHandler implements ICommandHandler<CancelBulkOperation> {
  constructor(private readonly aggregates: AggregateStore) {}

  async execute(command: CancelBulkOperation): Promise<BulkOperationChanged> {
    const { scope, context, operationId } = command;
    const executed = await this.aggregates.execute({
      aggregate: bulkOperationAggregate,
      id: operationId,
      context,
      decide: (operation) => decideCancel(scope, operation),
    });
    if (executed.outcome === 'rejected') return executed;
    return { outcome: 'changed', operationId, position: executed.position };
  }
}
