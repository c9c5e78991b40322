import type { Aggregate, Personal, Position } from '@keyledger/event-store';
import type { DomainEvent } from '@keyledger/kernel';
import type {
  AccountEvent,
  AccountKind,
  ChangeCause,
  CredentialKind,
  RequestMethod,
} from './account.events.js';

/** The password in force: which vault row holds its hash, and what may be done with it. */
export interface Credential {
  readonly id: string;
  readonly kind: CredentialKind;
  readonly expiresAt: string | null;
  readonly changedAt: string;
  /** Revision of the event that put it in force. */
  readonly revision: number;
}

export interface SetPasswordLink {
  readonly linkId: string;
  readonly resetId: string;
  /** Null: it was handed over in person. */
  readonly channelId: string | null;
  readonly expiresAt: string;
}

export interface PendingProviderChange {
  readonly requestId: string;
  readonly credentialId: string;
  readonly cause: ChangeCause;
  readonly kind: CredentialKind;
  readonly expiresAt: string | null;
  readonly resetId: string | null;
}

export interface StepOfOwnerChange {
  readonly changeId: string;
  /** Vault rows that it put out of use; whoever has to repeat the step finds them here. */
  readonly voided: readonly string[];
}

export interface Account {
  readonly provisioned: boolean;
  readonly organizationId: string;
  readonly address: Personal<string>;
  readonly kind: AccountKind;
  readonly provider: string;
  readonly authority: string;
  readonly ownerId: string;
  /** Null: nobody can sign in with a password before a reset (an imported account, or one waiting for its link). */
  readonly credential: Credential | null;
  readonly link: SetPasswordLink | null;
  readonly pendingProviderChange: PendingProviderChange | null;
  readonly lock: { readonly until: string | null } | null;
  readonly suspended: boolean;
  /** Out of use while its owner changes. */
  readonly frozen: StepOfOwnerChange | null;
  /** The last change of owner, and whether a password came into force since. */
  readonly passedOn: (StepOfOwnerChange & { readonly accessed: boolean }) | null;
  /** Of the last event that ends sessions; a session signed in on an older revision is over. */
  readonly sessionFloor: number;
  /** Where the last administrator's reset, freeze or change of owner lies in the log; null: there was none. */
  readonly resetAt: Position | null;
}

export const accountAggregate: Aggregate<Account, AccountEvent> = {
  category: 'account',
  initial: {
    provisioned: false,
    organizationId: '',
    address: '',
    kind: 'PERSONAL',
    provider: '',
    authority: 'KEYLEDGER',
    ownerId: '',
    credential: null,
    link: null,
    pendingProviderChange: null,
    lock: null,
    suspended: false,
    frozen: null,
    passedOn: null,
    sessionFloor: 0,
    resetAt: null,
  },
  evolve(state, event) {
    switch (event.type) {
      case 'AccountProvisioned': {
        const { address, kind, provider, authority, ownerId } = event.data;
        const { organizationId } = event.metadata;
        return {
          ...state,
          provisioned: true,
          organizationId,
          address,
          kind,
          provider,
          authority,
          ownerId,
        };
      }
      case 'AccountProviderLabelled':
        return { ...state, provider: event.data.provider };
      case 'PasswordResetRequested': {
        if (!endsSessions(event)) return state;
        const { linkId, resetId, channelId, expiresAt } = event.data;
        const link = linkId ? { linkId, resetId, channelId, expiresAt } : null;
        // With a link the old password is void at once, where it is ours to void.
        const voided = link !== null && state.authority === 'KEYLEDGER';
        const credential = voided ? null : state.credential;
        const { revision: sessionFloor, position: resetAt } = event;
        return { ...state, link, credential, sessionFloor, resetAt };
      }
      case 'PasswordChanged': {
        const { credentialId: id, kind, expiresAt, effectiveAt: changedAt } = event.data;
        const credential = { id, kind, expiresAt, changedAt, revision: event.revision };
        const { revision: sessionFloor } = event;
        return {
          ...state,
          credential,
          link: null,
          pendingProviderChange: null,
          passedOn: state.passedOn && { ...state.passedOn, accessed: true },
          sessionFloor,
        };
      }
      case 'ProviderChangeRequested': {
        const { requestId, credentialId, cause, kind, expiresAt, resetId } = event.data;
        const pendingProviderChange = { requestId, credentialId, cause, kind, expiresAt, resetId };
        return { ...state, pendingProviderChange };
      }
      case 'ProviderChangeRefused':
      case 'ProviderChangeUnsupported': {
        const concerned = state.pendingProviderChange?.requestId === event.data.requestId;
        return concerned ? { ...state, pendingProviderChange: null } : state;
      }
      case 'AccountLocked':
        return { ...state, lock: { until: event.data.until }, sessionFloor: event.revision };
      case 'AccountSessionsEnded':
        return { ...state, sessionFloor: event.revision };
      case 'AccountUnlocked':
        return { ...state, lock: null };
      case 'AccountSuspended':
        return { ...state, suspended: true, sessionFloor: event.revision };
      case 'AccountReactivated':
        return { ...state, suspended: false };
      case 'AccountFrozen': {
        const { changeId } = event.data;
        const { revision: sessionFloor, position: resetAt } = event;
        // A link that is on its way to the owner who leaves opens nothing any more.
        const voided = state.link ? [state.link.linkId] : [];
        return { ...state, frozen: { changeId, voided }, link: null, sessionFloor, resetAt };
      }
      case 'AccountThawed':
        return state.frozen?.changeId === event.data.changeId ? { ...state, frozen: null } : state;
      case 'OwnerChanged': {
        const { changeId, ownerId } = event.data;
        const { revision: sessionFloor, position: resetAt } = event;
        return {
          ...state,
          ownerId,
          frozen: null,
          passedOn: { changeId, voided: secretsOf(state), accessed: false },
          credential: null,
          link: null,
          pendingProviderChange: null,
          sessionFloor,
          resetAt,
        };
      }
      case 'ProviderChangeApplied':
      case 'NotificationSent':
      case 'NotificationFailed':
        return state;
    }
  },
};

/** Vault rows that the account names: the password in force, the link, the password that waits for its provider. */
export function secretsOf({ credential, link, pendingProviderChange }: Account): readonly string[] {
  const named = [credential?.id, link?.linkId, pendingProviderChange?.credentialId];
  return [...new Set(named.filter((id) => id !== undefined))];
}

/** "Locked until" is computed where it is asked, never stored. */
export function isLocked(account: Pick<Account, 'lock'>, now: Date): boolean {
  if (!account.lock) return false;
  return account.lock.until === null || now < new Date(account.lock.until);
}

/** Why nobody may use or reset the mailbox, whatever its password; null: nothing of that kind. */
export function outOfUse({
  frozen,
  suspended,
}: Pick<Account, 'frozen' | 'suspended'>): 'AccountFrozen' | 'AccountSuspended' | null {
  if (frozen) return 'AccountFrozen';
  return suspended ? 'AccountSuspended' : null;
}

/** Types of events that end every session of the account at once. */
export const SESSION_ENDING_EVENTS = [
  'PasswordResetRequested',
  'PasswordChanged',
  'AccountLocked',
  'AccountSessionsEnded',
  'AccountSuspended',
  'AccountFrozen',
  'OwnerChanged',
] as const satisfies readonly AccountEvent['type'][];

/** Whether an event of these types does so: who asks for a forgotten password to be set anew has proved nothing yet. */
export function endsSessions({ type, data }: DomainEvent): boolean {
  if (!(SESSION_ENDING_EVENTS as readonly string[]).includes(type)) return false;
  return (data as { method?: RequestMethod }).method !== 'SELF_SERVICE';
}

/** A temporary password that nobody changed in time; computed where it is asked, never stored. */
export function isExpired(credential: Pick<Credential, 'expiresAt'>, now: Date): boolean {
  return credential.expiresAt !== null && new Date(credential.expiresAt) <= now;
}
