import {
  idOfType,
  problemFrom,
  toGlobalId,
  type Problem,
  type RequestContext,
} from '@keyledger/graphql';
import type { BulkOperationChanged } from '../bulk-operation/bulk-operation-changed.js';
import type { BulkOperationPayload } from './bulk-operation.type.js';

/** From what a command came to, to the mutation's payload or problem. */
export function answerBulkCommand(
  changed: BulkOperationChanged,
  { locale }: Pick<RequestContext, 'locale'>,
): BulkOperationPayload | Problem {
  if (changed.outcome === 'rejected') return problemFrom(changed.rejection, locale);
  const { operationId, position } = changed;
  return { operationId: toGlobalId('BulkOperation', operationId), position };
}

/** Of a payload that `answerBulkCommand` made. */
export const plainOperationId = (globalId: string): string =>
  idOfType('BulkOperation', globalId) ?? '';
