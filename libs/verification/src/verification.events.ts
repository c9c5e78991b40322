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
import { CHANNEL_KINDS } from '@keyledger/employees';
import { Type } from '@sinclair/typebox';

/** What a proof of identity opens. */
export const PURPOSES = ['SELF_SERVICE_RESET', 'HELPDESK'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const PROOF_METHODS = ['EMAIL_LINK', 'EMAIL_CODE', 'SMS_CODE', 'HELPDESK'] as const;
export type ProofMethod = (typeof PROOF_METHODS)[number];

/** Why no code was sent, which whoever asked for it is not told. */
export const WITHHELD_REASONS = [
  'SELF_SERVICE_OFF',
  'LOCKED',
  'SUSPENDED',
  'FROZEN',
  'OWNER_LEFT',
  'CHANGE_IN_PROGRESS',
  'NO_CHANNEL',
  'ACCOUNT_LIMIT',
  'DESTINATION_LIMIT',
  'ORGANIZATION_LIMIT',
] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

/** The stream is one request: `verification-<id>`, where a reset's id is that of its `PasswordResetRequested`. */
const facts = {
  accountId: Id,
  employeeId: Id,
  purpose: OneOf(PURPOSES),
  /** Where it was asked for; null at a help desk, whose own act it is. */
  network: Nullable(Text(64)),
};
const personal = { network: { subject: 'accountId', class: 'signin' } } as const;

export const VerificationCodeIssued = defineEvent({
  type: 'VerificationCodeIssued',
  schema: Type.Object({
    ...facts,
    codeId: Id,
    /** A link in the same message that proves as much; null where there is none. */
    linkId: Nullable(Id),
    /** Who may enter the code; null at a help desk. */
    ticketId: Nullable(Id),
    channelId: Id,
    channelKind: OneOf(CHANNEL_KINDS),
    expiresAt: Instant,
  }),
  personal,
});

export const VerificationCodeWithheld = defineEvent({
  type: 'VerificationCodeWithheld',
  schema: Type.Object({
    ...facts,
    channelKind: OneOf(CHANNEL_KINDS),
    reason: OneOf(WITHHELD_REASONS),
    /** Where its person is told that nobody can be helped this way; null: they are not told. */
    channelId: Nullable(Id),
  }),
  personal,
});

/** A wrong code was entered. Neither it nor anything about it is kept. */
export const IdentityVerificationFailed = defineEvent({
  type: 'IdentityVerificationFailed',
  schema: Type.Object({ ...facts, codeId: Id, channelKind: OneOf(CHANNEL_KINDS) }),
  personal,
});

export const IdentityVerified = defineEvent({
  type: 'IdentityVerified',
  schema: Type.Object({
    ...facts,
    method: OneOf(PROOF_METHODS),
    channelId: Id,
    channelKind: OneOf(CHANNEL_KINDS),
    codeId: Id,
    /** Who gave the proof and may use it; null at a help desk. */
    ticketId: Nullable(Id),
    /** The password in force then, which the proof may replace and no later one. */
    credentialId: Nullable(Id),
  }),
  personal,
});

export const verificationEvents = [
  VerificationCodeIssued,
  VerificationCodeWithheld,
  IdentityVerificationFailed,
  IdentityVerified,
] as const;

export type VerificationEvent = EventOf<(typeof verificationEvents)[number]>;
export type NewVerificationEvent = NewEventOf<(typeof verificationEvents)[number]>;
