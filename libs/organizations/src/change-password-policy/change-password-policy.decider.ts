import { isDeepStrictEqual } from 'node:util';
import { reject, type Decision } from '@keyledger/kernel';
import { mayAdministerOrganization, type Authority } from '../authority.js';
import type { NewOrganizationEvent } from '../organization.events.js';
import type { Organization } from '../organization.state.js';
import type { PasswordPolicyRules } from '../password-policy.js';
import { faultOfPolicy } from './policy-limits.js';

export function decidePolicy(
  { by, policy }: { by: Authority; policy: PasswordPolicyRules },
  organization: Organization,
): Decision<NewOrganizationEvent> {
  if (!organization.founded) return reject('NotFound');
  const forbidden = mayAdministerOrganization(by);
  if (forbidden) return forbidden;
  const fault = faultOfPolicy(policy);
  if (fault) return reject('InvalidInput', { path: ['policy', fault] });
  const { version, ...inForce } = organization.policy;
  if (isDeepStrictEqual(policy, inForce)) return [];
  return [{ type: 'PasswordPolicyChanged', data: { policy, policyVersion: version + 1 } }];
}
