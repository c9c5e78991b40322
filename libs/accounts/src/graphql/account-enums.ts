import { registerEnumType } from '@nestjs/graphql';
import { REASON_CODES } from '@keyledger/kernel';
import { CHANNEL_STATES } from '@keyledger/employees';
import { ACCOUNT_KINDS } from '../account.events.js';
import { valuesOf } from './values-of.js';

export const AccountKindEnum = valuesOf(ACCOUNT_KINDS);
registerEnumType(AccountKindEnum, {
  name: 'AccountKind',
  description: 'Whose mailbox it is.',
  valuesMap: {
    PERSONAL: { description: 'One person’s own mailbox.' },
    SHARED: {
      description: 'A mailbox of several people, such as a front desk’s; one is its owner.',
    },
  },
});

export const ACCOUNT_CONDITIONS = ['ACTIVE', 'LOCKED', 'SUSPENDED', 'FROZEN'] as const;
export type AccountCondition = (typeof ACCOUNT_CONDITIONS)[number];
export const AccountConditionEnum = valuesOf(ACCOUNT_CONDITIONS);
registerEnumType(AccountConditionEnum, {
  name: 'AccountState',
  description: 'Whether the account can be used at this moment.',
  valuesMap: {
    ACTIVE: { description: 'It can be used.' },
    LOCKED: { description: 'Nobody can sign in, until the lock ends or is lifted.' },
    SUSPENDED: { description: 'Out of use until somebody reactivates it; this outweighs a lock.' },
    FROZEN: {
      description: 'Out of use while its owner changes; this outweighs the others.',
    },
  },
});

export const CREDENTIAL_STATES = ['UNKNOWN', 'TEMPORARY', 'PERMANENT', 'RESET_PENDING'] as const;
export type CredentialState = (typeof CREDENTIAL_STATES)[number];
export const CredentialStateEnum = valuesOf(CREDENTIAL_STATES);
registerEnumType(CredentialStateEnum, {
  name: 'CredentialState',
  description: 'What is known of the account’s password.',
  valuesMap: {
    UNKNOWN: { description: 'Keyledger has none: nobody can sign in before a reset.' },
    TEMPORARY: {
      description: 'Given by an administrator; it must be changed at the first sign-in.',
    },
    PERMANENT: { description: 'Chosen by its person.' },
    RESET_PENDING: { description: 'The old one is void; its person sets the next one by a link.' },
  },
});

export const RESET_VERIFICATION_STATES = ['PENDING', 'VERIFIED', 'EXPIRED'] as const;
export type ResetVerificationState = (typeof RESET_VERIFICATION_STATES)[number];
export const ResetVerificationEnum = valuesOf(RESET_VERIFICATION_STATES);
registerEnumType(ResetVerificationEnum, {
  name: 'ResetVerificationState',
  description: 'Whether the last reset was seen to work.',
  valuesMap: {
    PENDING: { description: 'Nobody has signed in with the new password yet.' },
    VERIFIED: { description: 'Somebody has signed in with the new password.' },
    EXPIRED: { description: 'The temporary password or link ran out unused.' },
  },
});

export const PROVIDER_CHANGE_STATES = ['PENDING', 'REFUSED', 'UNSUPPORTED'] as const;
export type ProviderChangeState = (typeof PROVIDER_CHANGE_STATES)[number];
export const ProviderChangeEnum = valuesOf(PROVIDER_CHANGE_STATES);
registerEnumType(ProviderChangeEnum, {
  name: 'ProviderChangeState',
  description: 'What became of the last password change asked of the mailbox provider.',
  valuesMap: {
    PENDING: {
      description: 'The provider has not answered yet; the old password still holds there.',
    },
    REFUSED: { description: 'The provider refused it; the old password still holds there.' },
    UNSUPPORTED: {
      description: 'The provider has no way to do it; it is done in its own console.',
    },
  },
});

export const ChannelKindEnum = valuesOf(['EMAIL', 'PHONE']);
registerEnumType(ChannelKindEnum, {
  name: 'RecoveryChannelKind',
  description: 'How a recovery channel reaches the person.',
  valuesMap: {
    EMAIL: { description: 'A mail address outside of this mailbox.' },
    PHONE: { description: 'A telephone number.' },
  },
});

export const ChannelStateEnum = valuesOf(CHANNEL_STATES);
registerEnumType(ChannelStateEnum, {
  name: 'RecoveryChannelState',
  description: 'What is known of a recovery channel.',
  valuesMap: {
    ASSERTED: { description: 'Somebody wrote it down; nobody has proved it.' },
    VERIFIED: { description: 'A code or link that was sent to it came back.' },
  },
});

export const ReasonCodeEnum = valuesOf(REASON_CODES);
registerEnumType(ReasonCodeEnum, {
  name: 'ReasonCode',
  description: 'Why somebody acted on an account.',
  valuesMap: {
    FORGOTTEN: { description: 'The person forgot the password.' },
    LEAKED: { description: 'The password is known, or may be known, to others.' },
    OWNER_CHANGED: { description: 'The mailbox passed on to somebody else.' },
    ROTATION: { description: 'Passwords are changed regularly.' },
    ADMIN: { description: 'An administrator’s decision.' },
    ANOMALY: { description: 'Something unusual was seen.' },
    OTHER: { description: 'Another reason; the ticket tells.' },
  },
});
