import { describe, expect, it } from '@jest/globals';
import { HOST } from '../authority.js';
import { INITIAL_PASSWORD_POLICY } from '../password-policy.js';
import { anOrganization, aScope } from '../testing/index.js';
import { decidePolicy } from './change-password-policy.decider.js';

const policy = { ...INITIAL_PASSWORD_POLICY, minLength: 12 };

describe('Changing the password policy', () => {
  it('counts the version up', () => {
    const first = { type: 'PasswordPolicyChanged', data: { policy, policyVersion: 2 } } as const;
    expect(decidePolicy({ by: HOST, policy }, anOrganization())).toEqual([first]);
    const next = { ...policy, minLength: 14 };
    expect(decidePolicy({ by: HOST, policy: next }, anOrganization(first))).toMatchObject([
      { data: { policyVersion: 3 } },
    ]);
  });

  it('changes nothing when the rules are the same', () => {
    const same = { by: HOST, policy: { ...INITIAL_PASSWORD_POLICY } } as const;
    expect(decidePolicy(same, anOrganization())).toEqual([]);
  });

  it.each([
    ['minLength', 7],
    ['minLength', 10.5],
    ['maxLength', 63],
    ['temporaryPasswordHours', 169],
    ['linkMinutes', 1441],
  ])('refuses %s of %d', (member, value) => {
    const wrong = { by: HOST, policy: { ...policy, [member]: value } } as const;
    expect(decidePolicy(wrong, anOrganization())).toMatchObject({
      code: 'InvalidInput',
      path: ['policy', member],
    });
  });

  it('is for owners and admins of the whole organization', () => {
    const by = aScope('ADMIN', { departmentIds: ['rd'] });
    expect(decidePolicy({ by, policy }, anOrganization())).toMatchObject({ code: 'Forbidden' });
    expect(decidePolicy({ by: aScope('ADMIN'), policy }, anOrganization())).toHaveLength(1);
  });
});
