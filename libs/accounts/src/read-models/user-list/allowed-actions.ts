import { reject, type Locale, type Rejection, type Role, type Scope } from '@keyledger/kernel';
import { defineProblem, problemFrom, type AllowedAction } from '@keyledger/graphql';
import { mayActOn, type Organization } from '@keyledger/organizations';
import type { AccountNode } from '../../graphql/account.type.js';
import '../../messages.js';

type Situation = Pick<AccountNode, 'state' | 'lockHolds' | 'providerChange'>;

interface Action {
  /** The mutation's name. */
  readonly action: string;
  readonly roles: readonly Role[];
  /** What in the account's own state stands against it. */
  readonly obstacle: (account: Situation) => string | null;
}

const HELPDESK_AND_ABOVE: readonly Role[] = ['OWNER', 'ADMIN', 'SECURITY', 'HELPDESK'];
const SECURITY_AND_ABOVE: readonly Role[] = ['OWNER', 'ADMIN', 'SECURITY'];

/** Everything an administrator can do with an account, who may, and when it makes sense. */
const ACTIONS: readonly Action[] = [
  {
    action: 'resetPassword',
    roles: HELPDESK_AND_ABOVE,
    obstacle: ({ state, providerChange }) => {
      if (state === 'FROZEN') return 'AccountFrozen';
      if (state === 'SUSPENDED') return 'AccountSuspended';
      return providerChange?.state === 'PENDING' ? 'ResetInProgress' : null;
    },
  },
  // A locked account may be locked again, with another end.
  { action: 'lockAccount', roles: HELPDESK_AND_ABOVE, obstacle: () => null },
  {
    action: 'unlockAccount',
    roles: HELPDESK_AND_ABOVE,
    obstacle: ({ lockHolds }) => (lockHolds ? null : 'AccountNotLocked'),
  },
  {
    action: 'suspendAccount',
    roles: SECURITY_AND_ABOVE,
    obstacle: ({ state }) => (state === 'SUSPENDED' ? 'AccountSuspended' : null),
  },
  {
    action: 'reactivateAccount',
    roles: SECURITY_AND_ABOVE,
    obstacle: ({ state }) => (state === 'SUSPENDED' ? null : 'AccountNotSuspended'),
  },
  {
    action: 'startOwnerChange',
    roles: ['OWNER', 'ADMIN'],
    obstacle: ({ state }) => (state === 'FROZEN' ? 'OwnerChangeInProgress' : null),
  },
];

/** Their types belong to the schema although no mutation answers them. */
for (const code of ['AccountNotLocked', 'AccountNotSuspended'] as const) defineProblem(code);

/** What the caller may do with an account now, and why not: role and rank first, then the account's state. */
export function allowedActions(
  scope: Scope,
  account: Situation & Pick<AccountNode, 'owner'>,
  organization: Organization,
  locale: Locale,
): AllowedAction[] {
  return ACTIONS.map(({ action, roles, obstacle }) => {
    const rejection = !roles.includes(scope.role)
      ? reject('Forbidden')
      : (mayActOn(scope, account.owner, organization) ?? rejectionOf(obstacle(account)));
    const problem = rejection && problemFrom(rejection, locale);
    return { action, allowed: problem === null, problem };
  });
}

function rejectionOf(code: string | null): Rejection | null {
  return code === null ? null : reject(code);
}
