import { reject, type Decision } from '@keyledger/kernel';
import type { NewAccountEvent } from '../account.events.js';
import type { Account } from '../account.state.js';

export function decideReactivation(
  note: string | null,
  account: Account,
): Decision<NewAccountEvent> {
  if (!account.provisioned) return reject('NotFound');
  if (!account.suspended) return [];
  return [{ type: 'AccountReactivated', data: { ownerId: account.ownerId, note } }];
}
