import { registerEnumType } from '@nestjs/graphql';
import { GRANTABLE_ROLES } from '../organization.events.js';
import { CONSEQUENCES } from '../anomaly-policy.js';
import { RESET_METHODS } from '../password-policy.js';
import { SECOND_PERSON_FOR } from '../ownership-policy.js';
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

export const SecondPersonForEnum = valuesOf(SECOND_PERSON_FOR);
registerEnumType(SecondPersonForEnum, {
  name: 'SecondPersonFor',
  description: 'Whose mailboxes pass on only with a second person’s word.',
  valuesMap: {
    NOBODY: { description: 'Nobody’s.' },
    ADMINISTRATORS: { description: 'Where either owner holds a role.' },
    EVERYBODY: { description: 'All.' },
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

export const AnomalyConsequenceEnum = valuesOf(CONSEQUENCES);
registerEnumType(AnomalyConsequenceEnum, {
  name: 'AnomalyConsequence',
  description: 'What can be done because of an unusual sign-in.',
  valuesMap: {
    TELL_EMPLOYEE: { description: 'The owner is asked by mail whether it was them.' },
    END_SESSIONS: { description: 'Everybody is signed out.' },
    FORCE_RESET: { description: 'The password is reset by the organization’s method.' },
    LOCK: { description: 'Nobody can sign in until the account is unlocked; never an owner.' },
  },
});
