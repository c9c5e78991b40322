import { accountEvents } from '@keyledger/accounts';
import { employeeEvents } from '@keyledger/employees';
import type { EventDefinition } from '@keyledger/event-store';
import { importEvents } from '@keyledger/imports';
import { auditEvents, organizationEvents } from '@keyledger/organizations';
import { signInEvents } from '@keyledger/sign-in';
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
  ...signInEvents,
  ...verificationEvents,
  ...resetApprovalEvents,
  ...channelCampaignEvents,
  ...importEvents,
];
