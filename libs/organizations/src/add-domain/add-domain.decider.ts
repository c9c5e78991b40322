import { reject, type Decision } from '@keyledger/kernel';
import { mayAdministerOrganization, type Authority } from '../authority.js';
import type { NewOrganizationEvent } from '../organization.events.js';
import type { Organization } from '../organization.state.js';

/** `domain` is normalised, and its claim is this organization's. */
export function decideDomain(
  { by, domain }: { by: Authority; domain: string },
  organization: Organization,
): Decision<NewOrganizationEvent> {
  if (!organization.founded) return reject('NotFound');
  const forbidden = mayAdministerOrganization(by);
  if (forbidden) return forbidden;
  if (organization.domains.has(domain)) return [];
  return [{ type: 'DomainAdded', data: { domain } }];
}
