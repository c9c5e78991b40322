import { reject, type Decision } from '@keyledger/kernel';
import type { NewAccountEvent } from '../account.events.js';
import type { Account } from '../account.state.js';

export function decideFreeze(
  { changeId, ownerId }: { readonly changeId: string; readonly ownerId: string },
  account: Account,
): Decision<NewAccountEvent> {
  if (account.frozen?.changeId === changeId) return [];
  // What this change has passed on already is not frozen again when the step is repeated.
  if (account.passedOn?.changeId === changeId) return [];
  if (!account.provisioned || account.ownerId !== ownerId) return reject('NotFound');
  if (account.frozen) return reject('OwnerChangeInProgress');
  return [{ type: 'AccountFrozen', data: { changeId, ownerId } }];
}

export function decideThaw(changeId: string, account: Account): Decision<NewAccountEvent> {
  if (account.frozen?.changeId !== changeId) return [];
  return [{ type: 'AccountThawed', data: { changeId, ownerId: account.ownerId } }];
}

export function decideOwnerChange(
  { changeId, newOwnerId }: { readonly changeId: string; readonly newOwnerId: string },
  account: Account,
): Decision<NewAccountEvent> {
  if (account.passedOn?.changeId === changeId) return [];
  if (account.frozen?.changeId !== changeId) return reject('AccountNotFrozen');
  const data = { changeId, previousOwnerId: account.ownerId, ownerId: newOwnerId };
  return [{ type: 'OwnerChanged', data }];
}

export interface FirstAccessPlan {
  readonly changeId: string;
  readonly resetId: string;
  readonly linkId: string;
  readonly channelId: string;
  readonly expiresAt: Date;
}

/** A link for who has not been in yet; whoever set a password, or was reset since, needs none. */
export function decideFirstAccess(
  plan: FirstAccessPlan,
  account: Account,
): Decision<NewAccountEvent> {
  if (!isFirstAccessAwaited(plan.changeId, account)) return [];
  const { resetId, linkId, channelId } = plan;
  const { authority } = account;
  const expiresAt = plan.expiresAt.toISOString();
  const link = { method: 'LINK', credentialId: null, linkId, channelId, network: null } as const;
  return [{ type: 'PasswordResetRequested', data: { resetId, authority, expiresAt, ...link } }];
}

export function isFirstAccessAwaited(
  changeId: string,
  { passedOn, credential, link, pendingProviderChange, frozen }: Account,
): boolean {
  const untouched = !credential && !link && !pendingProviderChange && !frozen;
  return passedOn?.changeId === changeId && !passedOn.accessed && untouched;
}
