import { describe, expect, it } from '@jest/globals';
import { HOST } from '../authority.js';
import { anOrganization, aScope } from '../testing/index.js';
import { decideRevocation } from './revoke-role.decider.js';

const organization = anOrganization(
  { type: 'RoleGranted', data: { employeeId: 'wang', role: 'OWNER', departmentId: null } },
  { type: 'RoleGranted', data: { employeeId: 'li', role: 'ADMIN', departmentId: null } },
);
const owner = aScope('OWNER', { employeeId: 'wang' });

describe('Revoking a role', () => {
  it('takes the role that the person holds', () => {
    expect(decideRevocation({ by: owner, employeeId: 'li' }, organization)).toEqual([
      { type: 'RoleRevoked', data: { employeeId: 'li', role: 'ADMIN' } },
    ]);
  });

  it('changes nothing for somebody without one', () => {
    expect(decideRevocation({ by: owner, employeeId: 'zhao' }, organization)).toEqual([]);
  });

  it('leaves the last owner, on the host’s authority too', () => {
    const last = { by: HOST, employeeId: 'wang' } as const;
    expect(decideRevocation(last, organization)).toMatchObject({ code: 'LastOwner' });
  });

  it('refuses oneself and who does not outrank the person', () => {
    expect(decideRevocation({ by: owner, employeeId: 'wang' }, organization)).toMatchObject({
      code: 'NotYourself',
    });
    const peer = aScope('ADMIN');
    expect(decideRevocation({ by: peer, employeeId: 'li' }, organization)).toMatchObject({
      code: 'RankTooLow',
    });
  });
});
