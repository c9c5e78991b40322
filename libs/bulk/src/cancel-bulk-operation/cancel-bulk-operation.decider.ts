import { reject, type Decision, type Scope } from '@keyledger/kernel';
import type { NewBulkOperationEvent } from '../bulk-operation/bulk-operation.events.js';
import type { BulkOperation } from '../bulk-operation/bulk-operation.state.js';
import { maySee } from '../bulk-operation/may-see.js';

/** Once it has begun, a worker ends it: only that knows what was done of the part that it is at. */
export function decideCancel(
  scope: Scope,
  operation: BulkOperation,
): Decision<NewBulkOperationEvent> {
  if (!operation.started || !maySee(scope, operation)) return reject('NotFound');
  const own = operation.startedBy === scope.actor.id;
  if (!own && scope.role !== 'OWNER' && scope.role !== 'ADMIN') return reject('Forbidden');
  if (operation.end !== null) return reject('BulkOperationOver');
  if (operation.cancelRequested) return [];
  const requested: NewBulkOperationEvent = {
    type: 'BulkOperationCancelRequested',
    data: { requestedBy: scope.actor.id },
  };
  if (operation.begun) return [requested];
  return [requested, { type: 'BulkOperationCancelled', data: { cause: 'REQUESTED' } }];
}
