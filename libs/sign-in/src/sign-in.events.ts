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
import { FAILURE_REASONS, SIGN_IN_CLIENTS } from '@keyledger/accounts';
import { Type } from '@sinclair/typebox';
import { PlaceSchema } from './places/place.js';

/** Facts about a sign-in leave by the quarter; the subject is the account. */
const signInFact = { subject: 'accountId', class: 'signin' } as const;
const facts = {
  accountId: Id,
  /** Source address as seen behind trusted proxies (IPv4 or IPv6 text). */
  network: Text(64),
  userAgent: Nullable(Text(400)),
  client: OneOf(SIGN_IN_CLIENTS),
  /** Keyed hash of the network's prefix: what counts as one network. Null before version 2. */
  networkMark: Nullable(Text(64)),
  /** Whether it was one of those that the organization had named as its own. */
  knownNetwork: Type.Boolean(),
  place: Nullable(PlaceSchema),
  /** Keyed hash of the device cookie; null for a client that showed none and got none. */
  device: Nullable(Text(64)),
  /** What the user agent claims to be; null before version 2. */
  software: Nullable(
    Type.Object(
      { browser: Nullable(Text(40)), os: Nullable(Text(40)) },
      { additionalProperties: false },
    ),
  ),
};
const personalFacts = {
  network: signInFact,
  userAgent: signInFact,
  networkMark: signInFact,
  place: signInFact,
  device: signInFact,
  software: signInFact,
};
/** Version 1 knew nothing of places and devices. */
const withoutPlace = (data: Record<string, unknown>): Record<string, unknown> => ({
  ...data,
  networkMark: null,
  knownNetwork: false,
  place: null,
  device: null,
  software: null,
});
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
    /** Blind indexes of the devices that the account signed in from before, newest first. */
    familiarDevices: Type.Array(Text(64), { maxItems: 50 }),
  }),
});

export const SignInSucceeded = defineEvent({
  type: 'SignInSucceeded',
  version: 2,
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
  upcasters: { 1: withoutPlace },
});

export const SignInFailed = defineEvent({
  type: 'SignInFailed',
  version: 2,
  schema: Type.Object({ ...facts, reason: OneOf(FAILURE_REASONS) }),
  personal: personalFacts,
  upcasters: { 1: withoutPlace },
});

export const SignedOut = defineEvent({
  type: 'SignedOut',
  schema: Type.Object({ accountId: Id, sessionId: Id }),
});

export const signInEvents = [SignInPeriodOpened, SignInSucceeded, SignInFailed, SignedOut] as const;
export type SignInEvent = EventOf<(typeof signInEvents)[number]>;
export type NewSignInEvent = NewEventOf<(typeof signInEvents)[number]>;
