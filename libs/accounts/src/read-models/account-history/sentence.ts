import type { Actor, Locale } from '@keyledger/kernel';
import { isErased, type Personal, type RecordedEvent } from '@keyledger/event-store';
import { Messages, type MessageParams, type PersonalText } from '@keyledger/graphql';
import type { HistoryEvent } from './history-events.js';
import '../../messages.js';

/** For whom a sentence is written. */
export interface Reader {
  readonly locale: Locale;
  /** IANA zone of the organization: times in sentences are its own. */
  readonly timeZone: string;
}

/** Whose mailbox it is from the event on, and whose it was before. */
export interface OwnerNames {
  readonly owner: PersonalText | null;
  readonly previous: PersonalText | null;
}

const NOBODY: OwnerNames = { owner: null, previous: null };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** An event in plain words. @param actorName of the person who acted; null when nobody, or nobody known. */
export function sentenceOf(
  event: RecordedEvent<HistoryEvent>,
  actorName: PersonalText | null,
  reader: Reader,
  owners: OwnerNames = NOBODY,
): string {
  const { locale } = reader;
  const { metadata } = event;
  const actor = actorPhrase(metadata.actor, actorName, locale);
  const details = Messages.render(locale, 'history.details', {
    reason: metadata.reasonCode ?? 'none',
    hasTicket: yes(metadata.ticket !== null),
    ticket: metadata.ticket ?? '',
  });
  const { key, params } = phraseOf(event, reader);
  const previous = nameText(owners.previous, locale);
  const owner = nameText(owners.owner, locale);
  const given = { actor, details, previous, owner, ...params };
  return Messages.render(locale, `history.${key}`, given);
}

const yes = (holds: boolean) => (holds ? 'yes' : 'no');

/** 管理员 李娜, Administrator 李娜, or what acted when it was no person. */
function actorPhrase(actor: Actor, name: PersonalText | null, locale: Locale): string {
  if (actor.kind !== 'PERSON')
    return Messages.render(locale, 'history.actor.other', { kind: actor.kind });
  return Messages.render(locale, 'history.actor.person', {
    role: actor.role ?? 'EMPLOYEE',
    name: nameText(name, locale),
  });
}

function nameText(name: PersonalText | null, locale: Locale): string {
  const gone = name === null ? 'history.actor.unknown' : 'history.actor.erased';
  return name?.value ?? Messages.render(locale, gone);
}

interface Phrase {
  readonly key: string;
  readonly params: MessageParams;
}

function phraseOf(event: RecordedEvent<HistoryEvent>, reader: Reader): Phrase {
  const { locale } = reader;
  switch (event.type) {
    case 'AccountProvisioned': {
      const { kind, provider, origin } = event.data;
      // Who says "the command line added" need not say "on the command line".
      const told = event.metadata.actor.kind === origin;
      return { key: event.type, params: { kind, provider, origin: told ? 'ADMIN' : origin } };
    }
    case 'AccountProviderLabelled':
      return { key: event.type, params: { provider: event.data.provider } };
    case 'PasswordResetRequested': {
      const { method, authority, expiresAt, network } = event.data;
      const duration = durationBetween(event.occurredAt, expiresAt, locale);
      const params = { authority, duration, ...origin(network) };
      return { key: `${event.type}.${method}`, params };
    }
    case 'PasswordChanged': {
      const { cause, authority } = event.data;
      const effective = Messages.render(locale, 'history.effective', { authority });
      return { key: `${event.type}.${cause}`, params: { effective, authority } };
    }
    case 'ProviderChangeRequested':
    case 'ProviderChangeApplied':
    case 'ProviderChangeUnsupported':
      return { key: event.type, params: { authority: event.data.authority } };
    case 'ProviderChangeRefused': {
      const { authority, code } = event.data;
      return { key: event.type, params: { authority, code } };
    }
    case 'AccountLocked': {
      const { until } = event.data;
      const moment = until === null ? '' : momentText(until, reader);
      return { key: event.type, params: { limited: yes(until !== null), until: moment } };
    }
    case 'AccountUnlocked':
    case 'AccountSessionsEnded':
    case 'AccountSuspended':
    case 'AccountReactivated':
    case 'OwnerChangeSuccessorNamed':
    case 'OwnerChangeApproved':
    case 'OwnerChangeRefused':
    case 'OwnerChangeAborted':
    case 'AccountFrozen':
    case 'AccountThawed':
    case 'OwnerChanged':
    case 'SignedOut':
    case 'ResetApproved':
    case 'ResetApprovalRefused':
      return { key: event.type, params: {} };
    case 'OwnerChangeStarted':
      return { key: event.type, params: { why: event.data.reason } };
    case 'NotificationSent':
    case 'NotificationFailed': {
      const { message, place } = event.data;
      const code = event.type === 'NotificationFailed' ? event.data.code : '';
      const what = Messages.render(locale, 'history.message', { message });
      return { key: event.type, params: { what, place, code } };
    }
    case 'SignInSucceeded':
    case 'SignInFailed': {
      const { client, network } = event.data;
      const reason = event.type === 'SignInFailed' ? event.data.reason : '';
      return { key: event.type, params: { client, reason, ...origin(network) } };
    }
    case 'VerificationCodeIssued':
    case 'IdentityVerificationFailed': {
      const { channelKind, purpose, network } = event.data;
      return { key: event.type, params: { channelKind, purpose, ...origin(network) } };
    }
    case 'VerificationCodeWithheld': {
      const { channelKind, purpose, network, reason } = event.data;
      return { key: event.type, params: { channelKind, purpose, reason, ...origin(network) } };
    }
    case 'IdentityVerified': {
      const { method, purpose, network } = event.data;
      return { key: event.type, params: { method, purpose, ...origin(network) } };
    }
    case 'ResetApprovalRequested': {
      const duration = durationBetween(event.occurredAt, event.data.expiresAt, locale);
      return { key: event.type, params: { duration } };
    }
    case 'RoleGranted':
    case 'RoleRevoked': {
      const { role } = event.data;
      const limited = event.type === 'RoleGranted' && event.data.departmentId !== null;
      return { key: event.type, params: { role, limited: yes(limited) } };
    }
  }
}

/** Where something came from, as far as it is known and was not erased. */
function origin(network: Personal<string> | null): MessageParams {
  const known = network !== null && !isErased(network);
  return { hasNetwork: yes(known), network: known ? network : '' };
}

/** 72 小时, 30 minutes: in whole hours where it is that, else in minutes. */
function durationBetween(from: string, until: string, locale: Locale): string {
  const milliseconds = Math.max(0, Date.parse(until) - Date.parse(from));
  const minutes = Math.round(milliseconds / MINUTE);
  const whole = minutes > 0 && minutes % 60 === 0;
  return Messages.render(locale, 'history.duration', {
    unit: whole ? 'HOURS' : 'MINUTES',
    amount: whole ? Math.round(milliseconds / HOUR) : minutes,
  });
}

function momentText(instant: string, { locale, timeZone }: Reader): string {
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat(locale, format).format(new Date(instant));
}
