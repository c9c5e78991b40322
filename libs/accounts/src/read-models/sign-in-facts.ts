import type { DomainEvent } from '@keyledger/kernel';
import type { Personal } from '@keyledger/event-store';

interface SignInFact {
  readonly accountId: string;
  readonly network: Personal<string>;
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
  SignInFact & { readonly reason: string }
>;
export type SignedOutFact = DomainEvent<
  'SignedOut',
  { readonly accountId: string; readonly sessionId: string }
>;

export type SignInFactEvent = SignInSucceededFact | SignInFailedFact | SignedOutFact;
