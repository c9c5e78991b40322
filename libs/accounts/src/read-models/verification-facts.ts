import type { DomainEvent } from '@keyledger/kernel';
import type { Personal } from '@keyledger/event-store';
import type { ChannelKind } from '@keyledger/employees';

interface VerificationFact {
  readonly accountId: string;
  readonly purpose: string;
  readonly network: Personal<string> | null;
}

interface ApprovalFact {
  readonly accountId: string;
  readonly ownerId: string;
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

/** The same of a second person's word on a reset. */
export type ApprovalFactEvent =
  | DomainEvent<
      'ResetApprovalRequested',
      ApprovalFact & { readonly note: Personal<string | null>; readonly expiresAt: string }
    >
  | DomainEvent<'ResetApproved', ApprovalFact>
  | DomainEvent<'ResetApprovalRefused', ApprovalFact>;

export const VERIFICATION_FACTS = [
  'VerificationCodeIssued',
  'VerificationCodeWithheld',
  'IdentityVerificationFailed',
  'IdentityVerified',
] as const satisfies readonly VerificationFactEvent['type'][];

export const APPROVAL_FACTS = [
  'ResetApprovalRequested',
  'ResetApproved',
  'ResetApprovalRefused',
] as const satisfies readonly ApprovalFactEvent['type'][];
