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
import { Type } from '@sinclair/typebox';

export const CLIENTS = ['WEB', 'API', 'MAIL_CLIENT', 'OTHER'] as const;
export type Client = (typeof CLIENTS)[number];

/** Why a sign-in with a known address failed. The person at the screen is told none of it. */
export const FAILURE_REASONS = [
  'WRONG_PASSWORD',
  'LOCKED',
  'SUSPENDED',
  'CREDENTIAL_UNKNOWN',
  'CREDENTIAL_EXPIRED',
  'CREDENTIAL_LOST',
  'THROTTLED',
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** Facts about a sign-in leave by the quarter; the subject is the account. */
const signInFact = { subject: 'accountId', class: 'signin' } as const;
const facts = {
  accountId: Id,
  /** Source address as seen behind trusted proxies (IPv4 or IPv6 text). */
  network: Text(64),
  userAgent: Nullable(Text(400)),
  client: OneOf(CLIENTS),
};
const personalFacts = { network: signInFact, userAgent: signInFact };
/** The same address again for people with power over others; audit keeps it longer than everybody's. */
const administratorNetwork = { subject: 'accountId', class: 'admin-network' } as const;

/** First event of `signin-<account>-<yyyymm>`: what the new month has to know of the old ones. */
export const SignInPeriodOpened = defineEvent({
  type: 'SignInPeriodOpened',
  schema: Type.Object({
    accountId: Id,
    /** `yyyymm`, UTC. */
    period: Type.String({ pattern: '^\\d{6}$' }),
    previousPeriod: Nullable(Type.String({ pattern: '^\\d{6}$' })),
    failuresSinceSuccess: Type.Integer({ minimum: 0 }),
    lastSucceededAt: Nullable(Instant),
    /** Blind indexes of devices seen before; the devices themselves come with detection. */
    familiarDevices: Type.Array(Text(64), { maxItems: 50 }),
  }),
});

export const SignInSucceeded = defineEvent({
  type: 'SignInSucceeded',
  schema: Type.Object({
    ...facts,
    sessionId: Id,
    credentialId: Id,
    /** Revision of the account that the sign-in was decided on. */
    accountRevision: Type.Integer({ minimum: 0 }),
    mustChangePassword: Type.Boolean(),
    administratorNetwork: Nullable(Text(64)),
  }),
  personal: { ...personalFacts, administratorNetwork },
});

export const SignInFailed = defineEvent({
  type: 'SignInFailed',
  schema: Type.Object({ ...facts, reason: OneOf(FAILURE_REASONS) }),
  personal: personalFacts,
});

export const SignedOut = defineEvent({
  type: 'SignedOut',
  schema: Type.Object({ accountId: Id, sessionId: Id }),
});

export const signInEvents = [SignInPeriodOpened, SignInSucceeded, SignInFailed, SignedOut] as const;
export type SignInEvent = EventOf<(typeof signInEvents)[number]>;
export type NewSignInEvent = NewEventOf<(typeof signInEvents)[number]>;
