import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { Role } from '@keyledger/kernel';
import { declareImplementations, DateTime, PersonalText } from '@keyledger/graphql';
import type {
  AccountKind,
  ChangeCause,
  CredentialKind,
  MessageKind,
  RequestMethod,
} from '../account.events.js';
import { AccountKindEnum } from './account-enums.js';
import { HistoryEntryNode } from './history-entry.type.js';
import {
  ActorRoleEnum,
  CredentialKindEnum,
  MessageKindEnum,
  OwnerChangeEntryStepEnum,
  PasswordChangeCauseEnum,
  PasswordResetMethodEnum,
  ProviderOutcomeEnum,
  ResetApprovalStepEnum,
  SignInOutcomeEnum,
  VerificationStepEnum,
} from './history-enums.js';

const Entry = (name: string, description: string) =>
  ObjectType(name, { implements: () => [HistoryEntryNode], description });
const AUTHORITY = {
  description: 'Where the password lives: `KEYLEDGER`, or the name of a provider’s connector.',
};

@Entry('ProvisionedEntry', 'Keyledger took the account on.')
export class ProvisionedEntry extends HistoryEntryNode {
  @Field(() => AccountKindEnum, { description: 'Whose mailbox it is.' })
  readonly kind!: AccountKind;

  @Field(() => String, { description: 'Which provider held the mailbox.' })
  readonly provider!: string;

  @Field(() => String, AUTHORITY)
  readonly authority!: string;

  @Field(() => String, {
    description: 'How it came: `SETUP`, `ADMIN`, `IMPORT` or `COMMAND_LINE`.',
  })
  readonly origin!: string;
}

@Entry('ProviderLabelledEntry', 'The mailbox is said to lie with another provider.')
export class ProviderLabelledEntry extends HistoryEntryNode {
  @Field(() => String, { description: 'The provider from then on.' })
  readonly provider!: string;
}

@Entry('PasswordResetEntry', 'Somebody asked for a new password.')
export class PasswordResetEntry extends HistoryEntryNode {
  @Field(() => PasswordResetMethodEnum, { description: 'How the mailbox is handed back.' })
  readonly method!: RequestMethod;

  @Field(() => String, AUTHORITY)
  readonly authority!: string;

  @Field(() => DateTime, {
    description: 'Until when the temporary password or the link is good, or the request.',
  })
  readonly expiresAt!: Date;

  @Field(() => PersonalText, {
    nullable: true,
    description: 'Where a request by “forgot password” came from.',
  })
  readonly network!: PersonalText | null;
}

@Entry('PasswordChangedEntry', 'A new password came into force.')
export class PasswordChangedEntry extends HistoryEntryNode {
  @Field(() => PasswordChangeCauseEnum, { description: 'What made it change.' })
  readonly cause!: ChangeCause;

  @Field(() => CredentialKindEnum, { description: 'How long it is meant to last.' })
  readonly kind!: CredentialKind;

  @Field(() => String, AUTHORITY)
  readonly authority!: string;

  @Field(() => DateTime, { description: 'Since when it holds at its authority.' })
  readonly effectiveAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when a temporary one is good.' })
  readonly expiresAt!: Date | null;
}

@Entry('ProviderChangeEntry', 'A step of a password change at the mailbox provider.')
export class ProviderChangeEntry extends HistoryEntryNode {
  @Field(() => ProviderOutcomeEnum, { description: 'Which step.' })
  readonly outcome!: 'REQUESTED' | 'APPLIED' | 'REFUSED' | 'UNSUPPORTED';

  @Field(() => String, { description: 'The provider’s connector.' })
  readonly authority!: string;

  @Field(() => String, { nullable: true, description: 'The provider’s reason, when it refused.' })
  readonly code!: string | null;
}

@Entry('LockEntry', 'The account was locked or unlocked.')
export class LockEntry extends HistoryEntryNode {
  @Field(() => Boolean, { description: 'Locked, or unlocked.' })
  readonly locked!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When the lock ends by itself.' })
  readonly until!: Date | null;

  @Field(() => PersonalText, { nullable: true, description: 'A note about the person.' })
  readonly note!: PersonalText | null;
}

@Entry('SuspensionEntry', 'The account was taken out of use, or back into it.')
export class SuspensionEntry extends HistoryEntryNode {
  @Field(() => Boolean, { description: 'Suspended, or reactivated.' })
  readonly suspended!: boolean;

  @Field(() => PersonalText, { nullable: true, description: 'A note about the person.' })
  readonly note!: PersonalText | null;
}

@Entry('SessionsEndedEntry', 'Everybody was signed out of the account.')
export class SessionsEndedEntry extends HistoryEntryNode {}

@Entry('OwnerChangeEntry', 'A step in which the mailbox passes from one owner to the next.')
export class OwnerChangeEntry extends HistoryEntryNode {
  @Field(() => OwnerChangeEntryStepEnum, { description: 'Which step.' })
  readonly step!: keyof typeof OwnerChangeEntryStepEnum;

  @Field(() => ID, { description: 'Global id of the change of owner.' })
  readonly changeId!: string;
}

@Entry('NotificationEntry', 'A message to the person was sent, or could not be.')
export class NotificationEntry extends HistoryEntryNode {
  @Field(() => MessageKindEnum, { description: 'What it tells its reader.' })
  readonly message!: MessageKind;

  @Field(() => Boolean, { description: 'Whether the way to the person accepted it.' })
  readonly sent!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it could not be sent.' })
  readonly code!: string | null;
}

@Entry('SignInEntry', 'Somebody signed in, failed to, or signed out.')
export class SignInEntry extends HistoryEntryNode {
  @Field(() => SignInOutcomeEnum, { description: 'How it went.' })
  readonly outcome!: 'SUCCEEDED' | 'FAILED' | 'SIGNED_OUT';

  @Field(() => String, {
    nullable: true,
    description: 'Why it failed.',
  })
  readonly reason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'With what: `WEB`, `API`, `MAIL_CLIENT` or `OTHER`.',
  })
  readonly client!: string | null;

  @Field(() => PersonalText, { nullable: true, description: 'The network address it came from.' })
  readonly network!: PersonalText | null;
}

@Entry('VerificationEntry', 'A step in which somebody’s identity was verified, or was not.')
export class VerificationEntry extends HistoryEntryNode {
  @Field(() => VerificationStepEnum, { description: 'Which step.' })
  readonly step!: 'CODE_ISSUED' | 'CODE_WITHHELD' | 'FAILED' | 'VERIFIED';

  @Field(() => String, {
    description:
      'The kind of channel (`EMAIL`, `PHONE`), the method of a proof, or why no code was sent.',
  })
  readonly detail!: string;

  @Field(() => String, { description: 'What it was for: `SELF_SERVICE_RESET` or `HELPDESK`.' })
  readonly purpose!: string;

  @Field(() => PersonalText, { nullable: true, description: 'The network address it came from.' })
  readonly network!: PersonalText | null;
}

@Entry('ResetApprovalEntry', 'A second person was asked about a reset, or decided on it.')
export class ResetApprovalEntry extends HistoryEntryNode {
  @Field(() => ResetApprovalStepEnum, { description: 'Which step.' })
  readonly step!: 'REQUESTED' | 'APPROVED' | 'REFUSED';

  @Field(() => DateTime, {
    nullable: true,
    description: 'Of a request: until when it can be decided and used.',
  })
  readonly expiresAt!: Date | null;

  @Field(() => PersonalText, {
    nullable: true,
    description: 'Of a request: a note about the person.',
  })
  readonly note!: PersonalText | null;
}

@Entry('RoleEntry', 'The mailbox’s owner was given a role, or lost it.')
export class RoleEntry extends HistoryEntryNode {
  @Field(() => ActorRoleEnum, { description: 'Which role.' })
  readonly role!: Role;

  @Field(() => Boolean, { description: 'Given, or taken back.' })
  readonly granted!: boolean;
}

export const HISTORY_ENTRY_TYPES = [
  ProvisionedEntry,
  ProviderLabelledEntry,
  PasswordResetEntry,
  PasswordChangedEntry,
  ProviderChangeEntry,
  LockEntry,
  SuspensionEntry,
  SessionsEndedEntry,
  OwnerChangeEntry,
  NotificationEntry,
  SignInEntry,
  VerificationEntry,
  ResetApprovalEntry,
  RoleEntry,
];

declareImplementations(...HISTORY_ENTRY_TYPES);
