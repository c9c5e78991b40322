import { describe, expect, it } from '@jest/globals';
import { HOST } from '../authority.js';
import { INITIAL_ANOMALY_POLICY } from '../anomaly-policy.js';
import { anOrganization, aScope } from '../testing/index.js';
import { decideAnomalyPolicy } from './change-anomaly-policy.decider.js';

const policy = { ...INITIAL_ANOMALY_POLICY, disabledRules: ['new-device'] };

describe('Changing the policy for unusual sign-ins', () => {
  it('counts the version up', () => {
    const first = { type: 'AnomalyPolicyChanged', data: { policy, policyVersion: 2 } } as const;
    expect(decideAnomalyPolicy({ by: HOST, policy }, anOrganization())).toEqual([first]);
    const next = { ...policy, knownNetworks: ['203.0.113.0/24'] };
    expect(decideAnomalyPolicy({ by: HOST, policy: next }, anOrganization(first))).toMatchObject([
      { data: { policy: next, policyVersion: 3 } },
    ]);
  });

  it('changes nothing when the rules are the same', () => {
    const same = { by: HOST, policy: { ...INITIAL_ANOMALY_POLICY } } as const;
    expect(decideAnomalyPolicy(same, anOrganization())).toEqual([]);
  });

  it('refuses networks that are none, and says which', () => {
    const wrong = { ...policy, knownNetworks: ['203.0.113.0/24', '203.0.113.7'] };
    expect(decideAnomalyPolicy({ by: HOST, policy: wrong }, anOrganization())).toMatchObject({
      code: 'InvalidInput',
      path: ['knownNetworks', '1'],
    });
  });

  it('is for owners and admins of the whole organization', () => {
    const by = aScope('ADMIN', { departmentIds: ['rd'] });
    expect(decideAnomalyPolicy({ by, policy }, anOrganization())).toMatchObject({
      code: 'Forbidden',
    });
    expect(decideAnomalyPolicy({ by: aScope('ADMIN'), policy }, anOrganization())).toHaveLength(1);
  });
});
