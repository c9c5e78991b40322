import type { Account } from '@keyledger/accounts';
import type { Employee } from '@keyledger/employees';
import { unlessErased } from '@keyledger/event-store';
import type { AboutMailbox } from '../templates/index.js';

/**
 * What every message says of its reader and their mailbox.
 * @param account null: they have no mailbox here yet; the organization stands for it then, and for an erased address.
 */
export function aboutOwner(
  { name }: Pick<Employee, 'name'>,
  account: Pick<Account, 'address'> | null,
  organization: string,
): AboutMailbox {
  const address = unlessErased(account?.address ?? organization, organization);
  return { name: unlessErased(name, null), address, organization };
}
