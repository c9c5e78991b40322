import {
  defineEvent,
  Id,
  Instant,
  Nullable,
  OneOf,
  Text,
  type EventOf,
  type NewEventOf,
} from '@keyledger/event-store';
import { RESET_METHODS } from '@keyledger/organizations';
import { Type } from '@sinclair/typebox';

export const ACCOUNT_KINDS = ['PERSONAL', 'SHARED'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** Keyledger itself; any other authority is the name of a provider connector. */
export const KEYLEDGER = 'KEYLEDGER';

export const CREDENTIAL_KINDS = ['TEMPORARY', 'PERMANENT'] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

export const CHANGE_CAUSES = [
  'SETUP',
  'ADMIN_RESET',
  'SET_BY_LINK',
  'FORCED_CHANGE',
  'VOLUNTARY_CHANGE',
  'SELF_SERVICE_RESET',
  'OWNER_CHANGE',
  'RECOVERY',
] as const;
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

export const MESSAGE_KINDS = [
  'PASSWORD_RESET_BY_ADMIN',
  'SET_PASSWORD_LINK',
  'PASSWORD_CHANGED',
  'PASSWORD_RESET_BY_SELF',
  'RESET_NOT_POSSIBLE',
  'VERIFICATION_CODE',
  'CALLER_CODE',
  'RECOVERY_CHANNEL_CHANGED',
  'VERIFY_CHANNEL',
  'WAS_THIS_YOU',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

const authority = Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,31}$' });
/** An address belongs to the mailbox, not to its owner: it stays readable when a leaver is erased. */
const ofTheMailbox = { subject: '$stream', class: 'pii' } as const;
/** Free text about a person goes with that person. */
const noteAboutOwner = { note: { subject: 'ownerId', class: 'note' } } as const;
const noteFields = { ownerId: Id, note: Nullable(Text(500)) };

export const AccountProvisioned = defineEvent({
  type: 'AccountProvisioned',
  schema: Type.Object({
    address: Text(254),
    kind: OneOf(ACCOUNT_KINDS),
    /** Which provider holds the mailbox, as the company calls it; a label until its connector is installed. */
    provider: Text(32),
    authority,
    ownerId: Id,
    origin: OneOf(['SETUP', 'ADMIN', 'IMPORT', 'COMMAND_LINE']),
  }),
  personal: { address: ofTheMailbox },
});

/** `provider` is a label and may change on import; the authority changes only with a connector's own events. */
export const AccountProviderLabelled = defineEvent({
  type: 'AccountProviderLabelled',
  schema: Type.Object({ provider: Text(32) }),
});

/** By an administrator's method, or by whoever forgot a password: that changes nothing until it is proved. */
export const REQUEST_METHODS = [...RESET_METHODS, 'SELF_SERVICE'] as const;
export type RequestMethod = (typeof REQUEST_METHODS)[number];

export const PasswordResetRequested = defineEvent({
  type: 'PasswordResetRequested',
  version: 2,
  schema: Type.Object({
    resetId: Id,
    method: OneOf(REQUEST_METHODS),
    authority,
    /** The temporary credential to come; null where a link lets the person choose. */
    credentialId: Nullable(Id),
    linkId: Nullable(Id),
    /** The recovery channel that the link goes to; null for a link that is handed over in person. */
    channelId: Nullable(Id),
    /** Until when the temporary password or the link is good, or a forgotten password can be set anew. */
    expiresAt: Instant,
    /** Where a stranger's request came from; null for an administrator's. */
    network: Nullable(Text(64)),
  }),
  personal: { network: { subject: '$stream', class: 'signin' } },
  upcasters: { 1: (data) => ({ ...data, network: null }) },
});

/** Written only when the password is effective at its authority (design: when a password has changed). */
export const PasswordChanged = defineEvent({
  type: 'PasswordChanged',
  schema: Type.Object({
    credentialId: Id,
    cause: OneOf(CHANGE_CAUSES),
    kind: OneOf(CREDENTIAL_KINDS),
    authority,
    effectiveAt: Instant,
    /** Of a temporary password. */
    expiresAt: Nullable(Instant),
    resetId: Nullable(Id),
  }),
});

export const ProviderChangeRequested = defineEvent({
  type: 'ProviderChangeRequested',
  schema: Type.Object({
    requestId: Id,
    credentialId: Id,
    authority,
    cause: OneOf(CHANGE_CAUSES),
    kind: OneOf(CREDENTIAL_KINDS),
    expiresAt: Nullable(Instant),
    resetId: Nullable(Id),
  }),
});

export const ProviderChangeApplied = defineEvent({
  type: 'ProviderChangeApplied',
  schema: Type.Object({ requestId: Id, authority, effectiveAt: Instant }),
});

/** `code` is the connector's, upper snake case; the instruction for the person at the screen derives from it. */
export const ProviderChangeRefused = defineEvent({
  type: 'ProviderChangeRefused',
  schema: Type.Object({
    requestId: Id,
    authority,
    code: Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,63}$' }),
  }),
});

export const ProviderChangeUnsupported = defineEvent({
  type: 'ProviderChangeUnsupported',
  schema: Type.Object({ requestId: Id, authority }),
});

/** `until` null: until somebody unlocks it. */
export const AccountLocked = defineEvent({
  type: 'AccountLocked',
  schema: Type.Object({ ...noteFields, until: Nullable(Instant) }),
  personal: noteAboutOwner,
});

export const AccountUnlocked = defineEvent({
  type: 'AccountUnlocked',
  schema: Type.Object(noteFields),
  personal: noteAboutOwner,
});

/** Everybody is signed out, and whoever knows the password may sign in again; why is the reason code. */
export const AccountSessionsEnded = defineEvent({
  type: 'AccountSessionsEnded',
  schema: Type.Object({}),
});

export const AccountSuspended = defineEvent({
  type: 'AccountSuspended',
  schema: Type.Object(noteFields),
  personal: noteAboutOwner,
});

export const AccountReactivated = defineEvent({
  type: 'AccountReactivated',
  schema: Type.Object(noteFields),
  personal: noteAboutOwner,
});

/**
 * The mailbox is out of use while its owner changes; `changeId` names the stream `ownerchange-<id>`. Beside a lock and a
 * suspension: neither lifting ends it, and only the same change does.
 */
export const AccountFrozen = defineEvent({
  type: 'AccountFrozen',
  schema: Type.Object({ changeId: Id, ownerId: Id }),
});

/** The change was given up; the mailbox is its owner's again. */
export const AccountThawed = defineEvent({
  type: 'AccountThawed',
  schema: Type.Object({ changeId: Id, ownerId: Id }),
});

/** The mailbox passed on. The password and whatever else its former owner could get in by are void with it. */
export const OwnerChanged = defineEvent({
  type: 'OwnerChanged',
  schema: Type.Object({ changeId: Id, previousOwnerId: Id, ownerId: Id }),
});

/** A recovery channel, the mailbox itself, the platform that the company works with; or there was nowhere to go. */
export const NOTIFICATION_PLACES = ['CHANNEL', 'MAILBOX', 'NOTICE', 'NOWHERE'] as const;
export type NotificationPlace = (typeof NOTIFICATION_PLACES)[number];

const notification = {
  notificationId: Id,
  message: OneOf(MESSAGE_KINDS),
  place: OneOf(NOTIFICATION_PLACES),
  /** Of the place CHANNEL. */
  channelId: Nullable(Id),
};

/** The first version had no place: without a channel it was the mailbox, or nowhere for want of a channel. */
function withPlace(data: Record<string, unknown>): Record<string, unknown> {
  const otherwise = data['code'] === 'NO_CHANNEL' ? 'NOWHERE' : 'MAILBOX';
  return { ...data, place: data['channelId'] === null ? otherwise : 'CHANNEL' };
}

export const NotificationSent = defineEvent({
  type: 'NotificationSent',
  version: 2,
  schema: Type.Object(notification),
  upcasters: { 1: withPlace },
});

export const NotificationFailed = defineEvent({
  type: 'NotificationFailed',
  version: 2,
  schema: Type.Object({
    ...notification,
    code: Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,63}$' }),
  }),
  upcasters: { 1: withPlace },
});

export const accountEvents = [
  AccountProvisioned,
  AccountProviderLabelled,
  PasswordResetRequested,
  PasswordChanged,
  ProviderChangeRequested,
  ProviderChangeApplied,
  ProviderChangeRefused,
  ProviderChangeUnsupported,
  AccountLocked,
  AccountUnlocked,
  AccountSessionsEnded,
  AccountSuspended,
  AccountReactivated,
  AccountFrozen,
  AccountThawed,
  OwnerChanged,
  NotificationSent,
  NotificationFailed,
] as const;

export type AccountEvent = EventOf<(typeof accountEvents)[number]>;
export type NewAccountEvent = NewEventOf<(typeof accountEvents)[number]>;
