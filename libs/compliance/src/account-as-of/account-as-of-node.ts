import {
  isLocked,
  KEYLEDGER,
  type Account,
  type AccountCondition,
  type AccountCredentialNode,
  type CredentialState,
  type RecoveryChannelNode,
} from '@keyledger/accounts';
import { maskDestination, type Employee } from '@keyledger/employees';
import { isErased, type Personal } from '@keyledger/event-store';
import { PersonalText, toGlobalId } from '@keyledger/graphql';
import type { AccountAsOf, OwnerAsOf } from './account-as-of.type.js';
import type { AccountThen } from './account-past.js';

const DAY_MS = 24 * 60 * 60_000;

/** @param ownerVisible whether the caller may read who owned it then. */
export function accountAsOfNode(then: AccountThen, ownerVisible: boolean): AccountAsOf {
  const { accountId, moment, account, lastEvent, createdAt } = then;
  const { at, by } = moment;
  const { address, kind, provider, authority, lock, credential } = account;
  const until = isLocked(account, at) ? (lock?.until ?? null) : null;
  return {
    id: toGlobalId('Account', accountId),
    at,
    by,
    address: shown(address),
    owner: ownerNode(then, ownerVisible),
    kind,
    provider,
    authority,
    state: conditionOf(account, at),
    lockedUntil: until === null ? null : new Date(until),
    credential: credentialNode(then),
    credentialAgeDays:
      credential && Math.floor((at.getTime() - Date.parse(credential.changedAt)) / DAY_MS),
    recoveryChannels: ownerVisible ? then.owner.channels.map(channelNode) : [],
    createdAt: new Date(createdAt),
    revision: lastEvent.revision,
    position: lastEvent.position,
  };
}

function conditionOf(account: Account, at: Date): AccountCondition {
  if (account.frozen) return 'FROZEN';
  if (account.suspended) return 'SUSPENDED';
  return isLocked(account, at) ? 'LOCKED' : 'ACTIVE';
}

function credentialNode({ account, passwordChangedAt }: AccountThen): AccountCredentialNode {
  const { credential, link, authority } = account;
  const expiresAt = credential ? credential.expiresAt : (link?.expiresAt ?? null);
  // A provider's password holds until the link was used, and is none that Keyledger knows of.
  const waiting: CredentialState = link && authority === KEYLEDGER ? 'RESET_PENDING' : 'UNKNOWN';
  return {
    state: credential?.kind ?? waiting,
    mustChange: credential?.kind === 'TEMPORARY',
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
    changedAt: passwordChangedAt === null ? null : new Date(passwordChangedAt),
  };
}

function ownerNode(
  { account, owner, ownerRole, departments }: AccountThen,
  visible: boolean,
): OwnerAsOf {
  const text = visible ? shown : () => PersonalText.forbidden();
  return {
    id: toGlobalId('Employee', account.ownerId),
    name: text(owner.name),
    employeeNumber: text(owner.employeeNumber),
    departments: visible ? departments.map(({ name }) => name) : [],
    role: ownerRole,
  };
}

function channelNode({
  id,
  kind,
  state,
  destination,
}: Employee['channels'][number]): RecoveryChannelNode {
  return {
    id,
    kind,
    state,
    destination: isErased(destination)
      ? PersonalText.erased()
      : PersonalText.masked(maskDestination(kind, destination)),
  };
}

function shown(value: Personal<string | null>): PersonalText {
  return isErased(value) ? PersonalText.erased() : PersonalText.visible(value);
}
