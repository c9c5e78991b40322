import { describe, expect, it } from '@jest/globals';
import { HOST } from '../authority.js';
import { INITIAL_RECOVERY_POLICY } from '../recovery-policy.js';
import { anOrganization, aScope } from '../testing/index.js';
import { decideRecoveryPolicy } from './change-recovery-policy.decider.js';

const policy = { ...INITIAL_RECOVERY_POLICY, assertedChannels: false };

describe('Changing the recovery policy', () => {
  it('counts the version up', () => {
    const first = { type: 'RecoveryPolicyChanged', data: { policy, policyVersion: 2 } } as const;
    expect(decideRecoveryPolicy({ by: HOST, policy }, anOrganization())).toEqual([first]);
    const next = { ...policy, callerProof: true };
    expect(decideRecoveryPolicy({ by: HOST, policy: next }, anOrganization(first))).toMatchObject([
      { data: { policy: next, policyVersion: 3 } },
    ]);
  });

  it('changes nothing when the rules are the same', () => {
    const same = { by: HOST, policy: { ...INITIAL_RECOVERY_POLICY } } as const;
    expect(decideRecoveryPolicy(same, anOrganization())).toEqual([]);
  });

  it('is for owners and admins of the whole organization', () => {
    const by = aScope('ADMIN', { departmentIds: ['rd'] });
    expect(decideRecoveryPolicy({ by, policy }, anOrganization())).toMatchObject({
      code: 'Forbidden',
    });
    expect(decideRecoveryPolicy({ by: aScope('ADMIN'), policy }, anOrganization())).toHaveLength(1);
  });
});
