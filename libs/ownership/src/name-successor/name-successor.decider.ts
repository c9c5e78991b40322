import { reject, type Decision } from '@keyledger/kernel';
import type { NewOwnerChangeEvent } from '../owner-change/owner-change.events.js';
import type { OwnerChange } from '../owner-change/owner-change.state.js';

export function decideSuccessor(
  newOwnerId: string,
  change: OwnerChange,
): Decision<NewOwnerChangeEvent> {
  const { started, accountId, end, previousOwnerId } = change;
  if (!started) return reject('NotFound');
  if (end !== null) return reject('OwnerChangeOver');
  if (change.newOwnerId === newOwnerId) return [];
  if (change.newOwnerId !== null) return reject('SuccessorAlreadyNamed');
  if (newOwnerId === previousOwnerId) return reject('InvalidInput', { path: ['newOwnerId'] });
  return [{ type: 'OwnerChangeSuccessorNamed', data: { accountId, newOwnerId } }];
}
