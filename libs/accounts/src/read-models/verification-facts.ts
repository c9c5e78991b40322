import type { DomainEvent } from '@keyledger/kernel';
import type { Personal } from '@keyledger/event-store';
import type { ChannelKind } from '@keyledger/employees';

interface VerificationFact {
  readonly accountId: string;
  readonly purpose: string;
  readonly network: Personal<string> | null;
}

/**
 * What the read models of accounts need of how somebody's identity is verified. That context comes after this one, so
 * its events are known here by their stable names and by these members only.
 */
export type VerificationFactEvent =
  | DomainEvent<'VerificationCodeIssued', VerificationFact & { readonly channelKind: ChannelKind }>
  | DomainEvent<
      'VerificationCodeWithheld',
      VerificationFact & { readonly channelKind: ChannelKind; readonly reason: string }
    >
  | DomainEvent<
      'IdentityVerificationFailed',
      VerificationFact & { readonly channelKind: ChannelKind }
    >
  | DomainEvent<'IdentityVerified', VerificationFact & { readonly method: string }>;

export const VERIFICATION_FACTS = [
  'VerificationCodeIssued',
  'VerificationCodeWithheld',
  'IdentityVerificationFailed',
  'IdentityVerified',
] as const satisfies readonly VerificationFactEvent['type'][];
