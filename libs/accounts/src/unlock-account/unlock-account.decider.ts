import { reject, type Decision } from '@keyledger/kernel';
import type { NewAccountEvent } from '../account.events.js';
import type { Account } from '../account.state.js';

export function decideUnlock(note: string | null, account: Account): Decision<NewAccountEvent> {
  if (!account.provisioned) return reject('NotFound');
  if (!account.lock) return [];
  return [{ type: 'AccountUnlocked', data: { ownerId: account.ownerId, note } }];
}
