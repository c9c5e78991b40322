import { reject, type Decision } from '@keyledger/kernel';
import type { NewAccountEvent } from '../account.events.js';
import type { Account } from '../account.state.js';
import type { Mailbox } from './provision-account.command.js';

/** The same mailbox again changes nothing, so that a crashed import or set-up can be repeated. */
export function decideProvisioning(mailbox: Mailbox, account: Account): Decision<NewAccountEvent> {
  if (!account.provisioned) return [{ type: 'AccountProvisioned', data: { ...mailbox } }];
  const same = account.address === mailbox.address && account.ownerId === mailbox.ownerId;
  return same ? [] : reject('AlreadyExists', { path: ['address'] });
}
