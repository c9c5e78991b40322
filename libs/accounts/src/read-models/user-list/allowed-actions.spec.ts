import { describe, expect, it } from '@jest/globals';
import type { Role } from '@keyledger/kernel';
import { PersonalText, toGlobalId } from '@keyledger/graphql';
import { organizationAggregate, type GrantableRole } from '@keyledger/organizations';
import { EVERYTHING } from '../testing/a-served-list.js';
import { id } from '../testing/an-event-log.js';
import { allowedActions } from './allowed-actions.js';

const owner = {
  id: toGlobalId('Employee', id('王小明')),
  employeeId: id('王小明'),
  departmentId: null,
  name: PersonalText.visible('王小明'),
  employeeNumber: PersonalText.visible(null),
};
const account = { owner, state: 'ACTIVE', lockHolds: false, providerChange: null } as const;

function allowedTo(
  role: Role,
  situation: Partial<Parameters<typeof allowedActions>[1]> = {},
  ownersRole: GrantableRole | null = null,
) {
  const { initial } = organizationAggregate;
  const roles = ownersRole
    ? initial.roles.with(id('王小明'), { role: ownersRole, departmentId: null })
    : initial.roles;
  const organization = { ...initial, founded: true, roles };
  const actions = allowedActions(
    { ...EVERYTHING, role },
    { ...account, ...situation },
    organization,
    'en',
  );
  return Object.fromEntries(
    actions.map(({ action, problem }) => [action, problem?.code ?? 'ALLOWED']),
  );
}

describe('What the caller may do with an account', () => {
  it('follows from the role', () => {
    expect(allowedTo('ADMIN')).toEqual({
      resetPassword: 'ALLOWED',
      lockAccount: 'ALLOWED',
      unlockAccount: 'AccountNotLocked',
      suspendAccount: 'ALLOWED',
      reactivateAccount: 'AccountNotSuspended',
      startOwnerChange: 'ALLOWED',
    });
    expect(allowedTo('HELPDESK')).toMatchObject({
      resetPassword: 'ALLOWED',
      suspendAccount: 'Forbidden',
    });
    for (const role of ['AUDITOR', 'EMPLOYEE', 'SERVICE'] as const)
      expect(new Set(Object.values(allowedTo(role)))).toEqual(new Set(['Forbidden']));
  });

  it('ends at people of the same rank or a higher one', () => {
    expect(allowedTo('ADMIN', {}, 'OWNER').resetPassword).toBe('RankTooLow');
    expect(allowedTo('OWNER', {}, 'OWNER').resetPassword).toBe('ALLOWED');
  });

  it('depends on the account’s own state', () => {
    expect(allowedTo('ADMIN', { state: 'SUSPENDED', lockHolds: true })).toEqual({
      resetPassword: 'AccountSuspended',
      lockAccount: 'ALLOWED',
      unlockAccount: 'ALLOWED',
      suspendAccount: 'AccountSuspended',
      reactivateAccount: 'ALLOWED',
      startOwnerChange: 'ALLOWED',
    });
    expect(allowedTo('ADMIN', { state: 'FROZEN' })).toMatchObject({
      resetPassword: 'AccountFrozen',
      startOwnerChange: 'OwnerChangeInProgress',
    });
    const providerChange = { state: 'PENDING', code: null, instruction: null } as const;
    expect(allowedTo('ADMIN', { providerChange }).resetPassword).toBe('ResetInProgress');
  });
});
