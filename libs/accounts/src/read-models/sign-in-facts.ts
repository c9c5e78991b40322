import type { DomainEvent } from '@keyledger/kernel';
import type { Personal } from '@keyledger/event-store';

/** Why a sign-in with a known address failed. The person at the screen is told none of it. */
export const FAILURE_REASONS = [
  'WRONG_PASSWORD',
  'LOCKED',
  'SUSPENDED',
  'FROZEN',
  'OWNER_LEFT',
  'CREDENTIAL_UNKNOWN',
  'CREDENTIAL_EXPIRED',
  'CREDENTIAL_LOST',
  'THROTTLED',
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** With what a sign-in was tried. */
export const SIGN_IN_CLIENTS = ['WEB', 'API', 'MAIL_CLIENT', 'OTHER'] as const;
export type SignInClient = (typeof SIGN_IN_CLIENTS)[number];

/** Where a sign-in came from and with what; all null before sign-ins were watched. */
export interface SignInSourceFact {
  readonly network: Personal<string>;
  readonly networkMark: Personal<string | null>;
  readonly knownNetwork: boolean;
  readonly place: Personal<{ readonly country: string | null; readonly asn: number | null } | null>;
  readonly software: Personal<{
    readonly browser: string | null;
    readonly os: string | null;
  } | null>;
}

interface SignInFact extends SignInSourceFact {
  readonly accountId: string;
  readonly client: string;
}

/**
 * What the read models of accounts need of sign-in events. That context comes after this one, so its events
 * are known here by their stable names and by these members only.
 */
export type SignInSucceededFact = DomainEvent<
  'SignInSucceeded',
  SignInFact & { readonly credentialId: string }
>;
export type SignInFailedFact = DomainEvent<
  'SignInFailed',
  SignInFact & { readonly reason: FailureReason }
>;
export type SignedOutFact = DomainEvent<
  'SignedOut',
  { readonly accountId: string; readonly sessionId: string }
>;

export type SignInAttemptFact = SignInSucceededFact | SignInFailedFact;

export type SignInFactEvent = SignInSucceededFact | SignInFailedFact | SignedOutFact;
