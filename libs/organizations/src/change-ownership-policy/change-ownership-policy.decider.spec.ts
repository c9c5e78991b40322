import { describe, expect, it } from '@jest/globals';
import { HOST } from '../authority.js';
import { INITIAL_OWNERSHIP_POLICY } from '../ownership-policy.js';
import { anOrganization, aScope } from '../testing/index.js';
import { decideOwnershipPolicy } from './change-ownership-policy.decider.js';

const policy = { ...INITIAL_OWNERSHIP_POLICY, secondPerson: 'EVERYBODY' as const };

describe('Changing the ownership policy', () => {
  it('counts the version up', () => {
    const first = { type: 'OwnershipPolicyChanged', data: { policy, policyVersion: 2 } } as const;
    expect(decideOwnershipPolicy({ by: HOST, policy }, anOrganization())).toEqual([first]);
    const next = { ...policy, approvalHours: 4 };
    expect(decideOwnershipPolicy({ by: HOST, policy: next }, anOrganization(first))).toMatchObject([
      { data: { policy: next, policyVersion: 3 } },
    ]);
  });

  it('changes nothing when the rules are the same', () => {
    const same = { by: HOST, policy: { ...INITIAL_OWNERSHIP_POLICY } } as const;
    expect(decideOwnershipPolicy(same, anOrganization())).toEqual([]);
  });

  it('is for owners and admins of the whole organization', () => {
    const by = aScope('ADMIN', { departmentIds: ['rd'] });
    expect(decideOwnershipPolicy({ by, policy }, anOrganization())).toMatchObject({
      code: 'Forbidden',
    });
    expect(decideOwnershipPolicy({ by: aScope('ADMIN'), policy }, anOrganization())).toHaveLength(
      1,
    );
  });
});
