import { aggregateIdOf, isErased, type Personal, type RecordedEvent } from '@keyledger/event-store';
import { PersonalText, toGlobalId } from '@keyledger/graphql';
import type {
  LockEntry,
  NotificationEntry,
  OwnerChangeEntry,
  PasswordChangedEntry,
  PasswordResetEntry,
  ProviderChangeEntry,
  ProviderLabelledEntry,
  ProvisionedEntry,
  ResetApprovalEntry,
  RoleEntry,
  SessionsEndedEntry,
  SignInEntry,
  SuspensionEntry,
  VerificationEntry,
} from '../../graphql/history-entries.type.js';
import type { HistoryEntryNode } from '../../graphql/history-entry.type.js';
import type { VerificationFactEvent } from '../verification-facts.js';
import type { HistoryEvent } from './history-events.js';

type Own<Entry, Name extends string> = Omit<Entry, keyof HistoryEntryNode> & {
  readonly __typename: Name;
};

/** What an entry of each type has beside what all entries have. */
export type EntryParameters =
  | Own<ProvisionedEntry, 'ProvisionedEntry'>
  | Own<ProviderLabelledEntry, 'ProviderLabelledEntry'>
  | Own<PasswordResetEntry, 'PasswordResetEntry'>
  | Own<PasswordChangedEntry, 'PasswordChangedEntry'>
  | Own<ProviderChangeEntry, 'ProviderChangeEntry'>
  | Own<LockEntry, 'LockEntry'>
  | Own<SuspensionEntry, 'SuspensionEntry'>
  | Own<SessionsEndedEntry, 'SessionsEndedEntry'>
  | Own<OwnerChangeEntry, 'OwnerChangeEntry'>
  | Own<NotificationEntry, 'NotificationEntry'>
  | Own<SignInEntry, 'SignInEntry'>
  | Own<VerificationEntry, 'VerificationEntry'>
  | Own<ResetApprovalEntry, 'ResetApprovalEntry'>
  | Own<RoleEntry, 'RoleEntry'>;

const instant = (text: string | null) => (text === null ? null : new Date(text));

/** Employees read their own histories, and not what administrators noted about them. */
function noteOf(note: Personal<string | null>, mayReadNotes: boolean): PersonalText | null {
  if (note === null) return null;
  if (!mayReadNotes) return PersonalText.forbidden();
  return isErased(note) ? PersonalText.erased() : PersonalText.visible(note);
}

function networkOf(network: Personal<string>): PersonalText {
  return isErased(network) ? PersonalText.erased() : PersonalText.visible(network);
}

/** The typed part of an event's entry. */
export function entryParameters(
  event: RecordedEvent<HistoryEvent>,
  mayReadNotes: boolean,
): EntryParameters {
  switch (event.type) {
    case 'AccountProvisioned': {
      const { kind, provider, authority, origin } = event.data;
      return { __typename: 'ProvisionedEntry', kind, provider, authority, origin };
    }
    case 'AccountProviderLabelled':
      return { __typename: 'ProviderLabelledEntry', provider: event.data.provider };
    case 'PasswordResetRequested': {
      const { method, authority, expiresAt, network } = event.data;
      return {
        __typename: 'PasswordResetEntry',
        method,
        authority,
        expiresAt: new Date(expiresAt),
        network: network === null ? null : networkOf(network),
      };
    }
    case 'PasswordChanged': {
      const { cause, kind, authority, effectiveAt, expiresAt } = event.data;
      return {
        __typename: 'PasswordChangedEntry',
        cause,
        kind,
        authority,
        effectiveAt: new Date(effectiveAt),
        expiresAt: instant(expiresAt),
      };
    }
    case 'ProviderChangeRequested':
      return providerStep('REQUESTED', event.data.authority);
    case 'ProviderChangeApplied':
      return providerStep('APPLIED', event.data.authority);
    case 'ProviderChangeRefused':
      return providerStep('REFUSED', event.data.authority, event.data.code);
    case 'ProviderChangeUnsupported':
      return providerStep('UNSUPPORTED', event.data.authority);
    case 'AccountLocked':
    case 'AccountUnlocked': {
      const until = event.type === 'AccountLocked' ? instant(event.data.until) : null;
      const note = noteOf(event.data.note, mayReadNotes);
      return { __typename: 'LockEntry', locked: event.type === 'AccountLocked', until, note };
    }
    case 'AccountSuspended':
    case 'AccountReactivated': {
      const note = noteOf(event.data.note, mayReadNotes);
      return { __typename: 'SuspensionEntry', suspended: event.type === 'AccountSuspended', note };
    }
    case 'AccountSessionsEnded':
      return { __typename: 'SessionsEndedEntry' };
    case 'OwnerChangeStarted':
      return ownerChange('STARTED', aggregateIdOf(event.stream));
    case 'OwnerChangeSuccessorNamed':
      return ownerChange('SUCCESSOR_NAMED', aggregateIdOf(event.stream));
    case 'OwnerChangeApproved':
      return ownerChange('APPROVED', aggregateIdOf(event.stream));
    case 'OwnerChangeRefused':
      return ownerChange('REFUSED', aggregateIdOf(event.stream));
    case 'OwnerChangeAborted':
      return ownerChange('ABORTED', aggregateIdOf(event.stream));
    case 'AccountFrozen':
      return ownerChange('FROZEN', event.data.changeId);
    case 'AccountThawed':
      return ownerChange('THAWED', event.data.changeId);
    case 'OwnerChanged':
      return ownerChange('PASSED_ON', event.data.changeId);
    case 'NotificationSent':
    case 'NotificationFailed': {
      const sent = event.type === 'NotificationSent';
      const code = event.type === 'NotificationFailed' ? event.data.code : null;
      return { __typename: 'NotificationEntry', message: event.data.message, sent, code };
    }
    case 'SignInSucceeded':
      return signIn('SUCCEEDED', null, event.data.client, networkOf(event.data.network));
    case 'SignInFailed':
      return signIn('FAILED', event.data.reason, event.data.client, networkOf(event.data.network));
    case 'SignedOut':
      return signIn('SIGNED_OUT', null, null, null);
    case 'VerificationCodeIssued':
      return verification('CODE_ISSUED', event.data.channelKind, event.data);
    case 'VerificationCodeWithheld':
      return verification('CODE_WITHHELD', event.data.reason, event.data);
    case 'IdentityVerificationFailed':
      return verification('FAILED', event.data.channelKind, event.data);
    case 'IdentityVerified':
      return verification('VERIFIED', event.data.method, event.data);
    case 'ResetApprovalRequested': {
      const note = noteOf(event.data.note, mayReadNotes);
      return approval('REQUESTED', new Date(event.data.expiresAt), note);
    }
    case 'ResetApproved':
      return approval('APPROVED');
    case 'ResetApprovalRefused':
      return approval('REFUSED');
    case 'RoleGranted':
    case 'RoleRevoked':
      return {
        __typename: 'RoleEntry',
        role: event.data.role,
        granted: event.type === 'RoleGranted',
      };
  }
}

function providerStep(
  outcome: ProviderChangeEntry['outcome'],
  authority: string,
  code: string | null = null,
): EntryParameters {
  return { __typename: 'ProviderChangeEntry', outcome, authority, code };
}

function ownerChange(step: OwnerChangeEntry['step'], changeId: string): EntryParameters {
  return { __typename: 'OwnerChangeEntry', step, changeId: toGlobalId('OwnerChange', changeId) };
}

function signIn(
  outcome: SignInEntry['outcome'],
  reason: string | null,
  client: string | null,
  network: PersonalText | null,
): EntryParameters {
  return { __typename: 'SignInEntry', outcome, reason, client, network };
}

function verification(
  step: VerificationEntry['step'],
  detail: string,
  { purpose, network }: VerificationFactEvent['data'],
): EntryParameters {
  const from = network === null ? null : networkOf(network);
  return { __typename: 'VerificationEntry', step, detail, purpose, network: from };
}

function approval(
  step: ResetApprovalEntry['step'],
  expiresAt: Date | null = null,
  note: PersonalText | null = null,
): EntryParameters {
  return { __typename: 'ResetApprovalEntry', step, expiresAt, note };
}
