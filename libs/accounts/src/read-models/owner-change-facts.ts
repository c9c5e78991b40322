import type { DomainEvent } from '@keyledger/kernel';

interface OwnerChangeFact {
  readonly accountId: string;
}

/**
 * What the read models of accounts need of people's words on a change of owner. That context comes after this one, so its
 * events are known here by their stable names and by these members only; its steps are on the account's own stream.
 */
export type OwnerChangeFactEvent =
  | DomainEvent<'OwnerChangeStarted', OwnerChangeFact & { readonly reason: string }>
  | DomainEvent<'OwnerChangeSuccessorNamed', OwnerChangeFact>
  | DomainEvent<'OwnerChangeApproved', OwnerChangeFact>
  | DomainEvent<'OwnerChangeRefused', OwnerChangeFact>
  | DomainEvent<'OwnerChangeAborted', OwnerChangeFact>;

export const OWNER_CHANGE_FACTS = [
  'OwnerChangeStarted',
  'OwnerChangeSuccessorNamed',
  'OwnerChangeApproved',
  'OwnerChangeRefused',
  'OwnerChangeAborted',
] as const satisfies readonly OwnerChangeFactEvent['type'][];
