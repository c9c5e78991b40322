import type { Secret } from '@keyledger/kernel';
import type { ProviderOutcome } from './provider-outcome.js';

export interface MailboxAtProvider {
  readonly accountId: string;
  readonly address: string;
}

export interface PasswordToSet extends MailboxAtProvider {
  /** In plaintext: providers hash it themselves. */
  readonly password: Secret;
  /** Whether the provider should ask for another at the next sign-in. */
  readonly mustChange: boolean;
}

/**
 * A provider that holds mailboxes and so decides which password is good for them. Every method may be repeated: the
 * same request twice leaves the mailbox as once. All throw {@link ProviderUnavailable} when the outcome is not known.
 */
export interface MailboxAuthority {
  /** As accounts name it: `^[A-Z][A-Z0-9_]{0,31}$`. */
  readonly name: string;

  setPassword(request: PasswordToSet): Promise<ProviderOutcome>;

  /** Lets the mailbox be used, or not. */
  setEnabled(mailbox: MailboxAtProvider, enabled: boolean): Promise<ProviderOutcome>;

  /** Ends what is signed in there; missing where the provider cannot. */
  endSessions?(mailbox: MailboxAtProvider): Promise<ProviderOutcome>;
}
