import { reject, type Decision } from '@keyledger/kernel';
import type { NewAccountEvent } from '../account.events.js';
import type { Account } from '../account.state.js';

export function decideProviderLabel(provider: string, account: Account): Decision<NewAccountEvent> {
  if (!account.provisioned) return reject('NotFound');
  if (account.provider === provider) return [];
  return [{ type: 'AccountProviderLabelled', data: { provider } }];
}
