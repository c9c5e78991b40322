import type { OrganizationEvent } from '@keyledger/organizations';
import { accountEvents, type AccountEvent } from '../../account.events.js';
import { OWNER_CHANGE_FACTS, type OwnerChangeFactEvent } from '../owner-change-facts.js';
import type { SignInFactEvent } from '../sign-in-facts.js';
import {
  APPROVAL_FACTS,
  VERIFICATION_FACTS,
  type ApprovalFactEvent,
  type VerificationFactEvent,
} from '../verification-facts.js';

/** Powers that the mailbox's owner was given or lost. */
export type RoleEvent = Extract<OrganizationEvent, { type: 'RoleGranted' | 'RoleRevoked' }>;

/** What stands in an account's history. */
export type HistoryEvent =
  | AccountEvent
  | SignInFactEvent
  | VerificationFactEvent
  | ApprovalFactEvent
  | OwnerChangeFactEvent
  | RoleEvent;

export const HISTORY_EVENTS: readonly HistoryEvent['type'][] = [
  ...accountEvents.map(({ type }) => type),
  'SignInSucceeded',
  'SignInFailed',
  'SignedOut',
  ...VERIFICATION_FACTS,
  ...APPROVAL_FACTS,
  ...OWNER_CHANGE_FACTS,
  'RoleGranted',
  'RoleRevoked',
];
