import { reject, type Decision } from '@keyledger/kernel';
import type { NewAccountEvent } from '../account.events.js';
import type { Account } from '../account.state.js';

/** Which sessions there are is not the account's to know: it says that they are over. */
export function decideEndOfSessions(_: null, account: Account): Decision<NewAccountEvent> {
  if (!account.provisioned) return reject('NotFound');
  return [{ type: 'AccountSessionsEnded', data: {} }];
}
