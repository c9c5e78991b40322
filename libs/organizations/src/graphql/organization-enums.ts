import { registerEnumType } from '@nestjs/graphql';
import { GRANTABLE_ROLES } from '../organization.events.js';
import { RESET_METHODS } from '../password-policy.js';
import { TWO_PROOFS } from '../recovery-policy.js';

const valuesOf = <const Names extends readonly string[]>(names: Names) =>
  Object.fromEntries(names.map((name) => [name, name])) as { [Name in Names[number]]: Name };

export const GrantableRoleEnum = valuesOf(GRANTABLE_ROLES);
registerEnumType(GrantableRoleEnum, {
  name: 'GrantableRole',
  description: 'A role that can be granted; without one, somebody is an employee.',
  valuesMap: {
    OWNER: { description: 'Everything, other owners included.' },
    ADMIN: {
      description: 'Administers people and mailboxes, of the organization or a department.',
    },
    SECURITY: { description: 'Looks after anomalous sign-ins, and may lock and reset.' },
    HELPDESK: { description: 'Resets and unlocks for employees.' },
    AUDITOR: { description: 'Reads everything, changes nothing.' },
  },
});

export const ResetMethodEnum = valuesOf(RESET_METHODS);
registerEnumType(ResetMethodEnum, {
  name: 'ResetMethod',
  description: 'How an administrator’s reset hands a mailbox back.',
  valuesMap: {
    TEMPORARY_PASSWORD: { description: 'A temporary password, shown to the administrator once.' },
    LINK: { description: 'A link to a recovery channel, by which the person sets a password.' },
  },
});

export const TwoProofsEnum = valuesOf(TWO_PROOFS);
registerEnumType(TwoProofsEnum, {
  name: 'TwoProofs',
  description: 'Who proves themselves by two channels of different kinds.',
  valuesMap: {
    NOBODY: { description: 'One proof is enough for all.' },
    ADMINISTRATORS: { description: 'Whoever holds a role.' },
    EVERYBODY: { description: 'All.' },
  },
});
