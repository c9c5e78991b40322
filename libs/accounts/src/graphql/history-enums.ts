import { registerEnumType } from '@nestjs/graphql';
import { ACTOR_KINDS, ROLES } from '@keyledger/kernel';
import {
  CHANGE_CAUSES,
  CREDENTIAL_KINDS,
  MESSAGE_KINDS,
  REQUEST_METHODS,
} from '../account.events.js';
import { FAILURE_REASONS, SIGN_IN_CLIENTS } from '../read-models/sign-in-facts.js';
import { valuesOf } from './values-of.js';

export const ActorKindEnum = valuesOf(ACTOR_KINDS);
registerEnumType(ActorKindEnum, {
  name: 'ActorKind',
  description: 'What kind of actor did something.',
  valuesMap: {
    PERSON: { description: 'Somebody who was signed in.' },
    SERVICE: { description: 'A connected system with a token.' },
    SYSTEM: { description: 'A part of Keyledger itself.' },
    COMMAND_LINE: { description: 'Somebody at the host’s command line.' },
    SETUP: { description: 'Whoever held the set-up link.' },
    ANONYMOUS: { description: 'Somebody who was not signed in.' },
  },
});

export const ActorRoleEnum = valuesOf(ROLES);
registerEnumType(ActorRoleEnum, {
  name: 'ActorRole',
  description: 'In which role somebody acted or was put.',
  valuesMap: {
    OWNER: { description: 'Owner of the organization.' },
    ADMIN: { description: 'Administrator of the organization or a department.' },
    SECURITY: { description: 'Security officer.' },
    HELPDESK: { description: 'Help desk.' },
    AUDITOR: { description: 'Reads everything, changes nothing.' },
    SERVICE: { description: 'A connected system.' },
    EMPLOYEE: { description: 'Everybody else.' },
  },
});

export const PasswordResetMethodEnum = valuesOf(REQUEST_METHODS);
registerEnumType(PasswordResetMethodEnum, {
  name: 'PasswordResetMethod',
  description: 'How a reset hands the mailbox back.',
  valuesMap: {
    TEMPORARY_PASSWORD: { description: 'A secret that the administrator passed on.' },
    LINK: { description: 'A link by which the person sets a password.' },
    SELF_SERVICE: { description: 'Whoever asked has to prove that they are its person.' },
  },
});

export const PasswordChangeCauseEnum = valuesOf(CHANGE_CAUSES);
registerEnumType(PasswordChangeCauseEnum, {
  name: 'PasswordChangeCause',
  description: 'What made a password change.',
  valuesMap: {
    SETUP: { description: 'The organization was set up.' },
    ADMIN_RESET: { description: 'An administrator reset it.' },
    SET_BY_LINK: { description: 'Its person set it by a link.' },
    FORCED_CHANGE: { description: 'Its person changed a temporary one, as they had to.' },
    VOLUNTARY_CHANGE: { description: 'Its person changed it.' },
    SELF_SERVICE_RESET: { description: 'Its person had forgotten it and proved who they are.' },
    OWNER_CHANGE: { description: 'The mailbox passed on.' },
    RECOVERY: { description: 'It was recovered on the host.' },
  },
});

export const CredentialKindEnum = valuesOf(CREDENTIAL_KINDS);
registerEnumType(CredentialKindEnum, {
  name: 'CredentialKind',
  description: 'How long a password is meant to last.',
  valuesMap: {
    TEMPORARY: { description: 'Until the first sign-in.' },
    PERMANENT: { description: 'Until it is changed.' },
  },
});

export const MessageKindEnum = valuesOf(MESSAGE_KINDS);
registerEnumType(MessageKindEnum, {
  name: 'MessageKind',
  description: 'What a message tells its reader.',
  valuesMap: {
    PASSWORD_RESET_BY_ADMIN: { description: 'An administrator reset the password.' },
    SET_PASSWORD_LINK: { description: 'Here is a link to set a password.' },
    PASSWORD_CHANGED: { description: 'The password was changed.' },
    PASSWORD_RESET_BY_SELF: { description: 'The password was set by who had forgotten it.' },
    RESET_NOT_POSSIBLE: {
      description: 'Somebody asked for a new password, which this mailbox cannot have that way.',
    },
    VERIFICATION_CODE: { description: 'Here is a code that proves who is there.' },
    CALLER_CODE: { description: 'Here is a code to read to the help desk.' },
    RECOVERY_CHANNEL_CHANGED: { description: 'A recovery channel was changed.' },
    WAS_THIS_YOU: { description: 'Was this sign-in yours?' },
    VERIFY_CHANNEL: { description: 'Here is a link that proves that this channel is reached.' },
  },
});

export const ProviderOutcomeEnum = valuesOf(['REQUESTED', 'APPLIED', 'REFUSED', 'UNSUPPORTED']);
registerEnumType(ProviderOutcomeEnum, {
  name: 'ProviderChangeOutcome',
  description: 'A step of a password change at the mailbox provider.',
  valuesMap: {
    REQUESTED: { description: 'The provider was asked.' },
    APPLIED: { description: 'The provider did it.' },
    REFUSED: { description: 'The provider refused.' },
    UNSUPPORTED: { description: 'The provider has no way to do it.' },
  },
});

export const OwnerChangeEntryStepEnum = valuesOf([
  'STARTED',
  'SUCCESSOR_NAMED',
  'APPROVED',
  'REFUSED',
  'ABORTED',
  'FROZEN',
  'THAWED',
  'PASSED_ON',
]);
registerEnumType(OwnerChangeEntryStepEnum, {
  name: 'OwnerChangeEntryStep',
  description: 'A step in which a mailbox passes from one owner to the next.',
  valuesMap: {
    STARTED: { description: 'Somebody said that it passes on.' },
    SUCCESSOR_NAMED: { description: 'Somebody said to whom.' },
    APPROVED: { description: 'A second person agreed.' },
    REFUSED: { description: 'A second person said no.' },
    ABORTED: { description: 'It was given up.' },
    FROZEN: { description: 'It is out of use while its owner changes.' },
    THAWED: { description: 'The change was given up; it is its owner’s again.' },
    PASSED_ON: { description: 'It is the next owner’s.' },
  },
});

export const SignInOutcomeEnum = valuesOf(['SUCCEEDED', 'FAILED', 'SIGNED_OUT']);
registerEnumType(SignInOutcomeEnum, {
  name: 'SignInOutcome',
  description: 'How a sign-in went.',
  valuesMap: {
    SUCCEEDED: { description: 'The person is in.' },
    FAILED: { description: 'Nobody got in.' },
    SIGNED_OUT: { description: 'The person left.' },
  },
});

export const SignInFailureEnum = valuesOf(FAILURE_REASONS);
registerEnumType(SignInFailureEnum, {
  name: 'SignInFailure',
  description: 'Why a sign-in failed. Who tried is told none of it.',
  valuesMap: {
    WRONG_PASSWORD: { description: 'The password was wrong.' },
    LOCKED: { description: 'The account was locked.' },
    SUSPENDED: { description: 'The account was suspended.' },
    FROZEN: { description: 'The mailbox was passing on to another owner.' },
    OWNER_LEFT: { description: 'Its owner had left.' },
    CREDENTIAL_UNKNOWN: { description: 'It had no password yet.' },
    CREDENTIAL_EXPIRED: { description: 'The temporary password had expired.' },
    CREDENTIAL_LOST: { description: 'The password was lost and has to be reset.' },
    THROTTLED: { description: 'There had been too many tries.' },
  },
});

export const SignInClientEnum = valuesOf(SIGN_IN_CLIENTS);
registerEnumType(SignInClientEnum, {
  name: 'SignInClient',
  description: 'With what a sign-in was tried.',
  valuesMap: {
    WEB: { description: 'A browser.' },
    API: { description: 'A program.' },
    MAIL_CLIENT: { description: 'A mail client.' },
    OTHER: { description: 'Something else.' },
  },
});

export const ResetApprovalStepEnum = valuesOf(['REQUESTED', 'APPROVED', 'REFUSED']);
registerEnumType(ResetApprovalStepEnum, {
  name: 'ResetApprovalStep',
  description: 'A step in which a second person is asked about a reset.',
  valuesMap: {
    REQUESTED: { description: 'A help desk asked, who could not prove a caller.' },
    APPROVED: { description: 'Another person agreed.' },
    REFUSED: { description: 'Another person said no.' },
  },
});

export const VerificationStepEnum = valuesOf([
  'CODE_ISSUED',
  'CODE_WITHHELD',
  'FAILED',
  'VERIFIED',
]);
registerEnumType(VerificationStepEnum, {
  name: 'VerificationStep',
  description: 'A step in which somebody’s identity is verified.',
  valuesMap: {
    CODE_ISSUED: { description: 'A code was made for a recovery channel.' },
    CODE_WITHHELD: { description: 'None was, and whoever asked was not told so.' },
    FAILED: { description: 'A wrong code was entered.' },
    VERIFIED: { description: 'The right code or link came back.' },
  },
});
