import { anomalyCaseEvents } from '@keyledger/anomalies';
import { accountEvents, savedFilterEvents } from '@keyledger/accounts';
import { erasureEvents } from '@keyledger/compliance';
import { bulkOperationEvents } from '@keyledger/bulk';
import { employeeEvents } from '@keyledger/employees';
import type { EventDefinition } from '@keyledger/event-store';
import { importEvents } from '@keyledger/imports';
import { auditEvents, organizationEvents } from '@keyledger/organizations';
import { offboardingEvents, ownerChangeEvents } from '@keyledger/ownership';
import { signInEvents } from '@keyledger/sign-in';
import { subscriptionEvents } from '@keyledger/subscriptions';
import {
  channelCampaignEvents,
  resetApprovalEvents,
  verificationEvents,
} from '@keyledger/verification';

/** Every event type that the log can hold. */
export const eventDefinitions: readonly EventDefinition[] = [
  ...organizationEvents,
  ...auditEvents,
  ...employeeEvents,
  ...accountEvents,
  ...savedFilterEvents,
  ...signInEvents,
  ...verificationEvents,
  ...resetApprovalEvents,
  ...channelCampaignEvents,
  ...ownerChangeEvents,
  ...offboardingEvents,
  ...anomalyCaseEvents,
  ...importEvents,
  ...subscriptionEvents,
  ...erasureEvents,
  ...bulkOperationEvents,
];
