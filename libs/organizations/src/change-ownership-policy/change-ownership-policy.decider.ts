import { isDeepStrictEqual } from 'node:util';
import { reject, type Decision } from '@keyledger/kernel';
import { mayAdministerOrganization, type Authority } from '../authority.js';
import type { NewOrganizationEvent } from '../organization.events.js';
import type { Organization } from '../organization.state.js';
import type { OwnershipPolicyRules } from '../ownership-policy.js';

export function decideOwnershipPolicy(
  { by, policy }: { by: Authority; policy: OwnershipPolicyRules },
  organization: Organization,
): Decision<NewOrganizationEvent> {
  if (!organization.founded) return reject('NotFound');
  const forbidden = mayAdministerOrganization(by);
  if (forbidden) return forbidden;
  const { version, ...inForce } = organization.ownershipPolicy;
  if (isDeepStrictEqual(policy, inForce)) return [];
  return [{ type: 'OwnershipPolicyChanged', data: { policy, policyVersion: version + 1 } }];
}
