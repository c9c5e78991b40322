import type { Executed } from '@keyledger/event-store';
import type { OrganizationEvent } from './organization.events.js';
import type { Organization } from './organization.state.js';

/** What a command on an organization came to: its state afterwards, or why not. */
export type OrganizationChange = Executed<Organization, OrganizationEvent>;
