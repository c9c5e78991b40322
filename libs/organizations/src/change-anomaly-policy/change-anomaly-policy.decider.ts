import { isDeepStrictEqual } from 'node:util';
import { reject, type Decision } from '@keyledger/kernel';
import type { AnomalyPolicyRules } from '../anomaly-policy.js';
import { mayAdministerOrganization, type Authority } from '../authority.js';
import { rangeOf } from '../known-network.js';
import type { NewOrganizationEvent } from '../organization.events.js';
import type { Organization } from '../organization.state.js';

export function decideAnomalyPolicy(
  { by, policy }: { by: Authority; policy: AnomalyPolicyRules },
  organization: Organization,
): Decision<NewOrganizationEvent> {
  if (!organization.founded) return reject('NotFound');
  const forbidden = mayAdministerOrganization(by);
  if (forbidden) return forbidden;
  const wrong = policy.knownNetworks.findIndex((range) => rangeOf(range) === null);
  if (wrong >= 0) return reject('InvalidInput', { path: ['knownNetworks', String(wrong)] });
  const { version, ...inForce } = organization.anomalyPolicy;
  if (isDeepStrictEqual(policy, inForce)) return [];
  return [{ type: 'AnomalyPolicyChanged', data: { policy, policyVersion: version + 1 } }];
}
