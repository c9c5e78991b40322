import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { ChannelState } from '@keyledger/employees';
import { DateTime, PersonalText } from '@keyledger/graphql';
import {
  ChannelKindEnum,
  ChannelStateEnum,
  CredentialStateEnum,
  ProviderChangeEnum,
  ResetVerificationEnum,
  type CredentialState,
  type ProviderChangeState,
  type ResetVerificationState,
} from './account-enums.js';

@ObjectType('AccountCredential', {
  description: 'The password in force; never the password itself.',
})
export class AccountCredentialNode {
  @Field(() => CredentialStateEnum, { description: 'What is known of it.' })
  readonly state!: CredentialState;

  @Field(() => Boolean, { description: 'Whether it must be changed at the next sign-in.' })
  readonly mustChange!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when a temporary password or a set-password link is good.',
  })
  readonly expiresAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the password last changed at its authority; null when Keyledger has not seen one.',
  })
  readonly changedAt!: Date | null;
}

@ObjectType('ResetVerification', { description: 'Whether the last reset was seen to work.' })
export class ResetVerificationNode {
  @Field(() => ResetVerificationEnum, { description: 'How it stands.' })
  readonly state!: ResetVerificationState;

  @Field(() => DateTime, { nullable: true, description: 'When the new password was first used.' })
  readonly at!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it was first used with (`WEB`, `API`, `MAIL_CLIENT`, `OTHER`).',
  })
  readonly client!: string | null;
}

@ObjectType('ProviderChange', {
  description: 'A password change at the mailbox provider that has not come about (yet).',
})
export class ProviderChangeNode {
  @Field(() => ProviderChangeEnum, { description: 'How it stands.' })
  readonly state!: ProviderChangeState;

  @Field(() => String, { nullable: true, description: 'The provider’s reason, when it refused.' })
  readonly code!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What to do now, in the caller’s language; null while the provider is asked.',
  })
  readonly instruction!: string | null;
}

@ObjectType('RecoveryChannel', { description: 'A way to reach the person outside of the mailbox.' })
export class RecoveryChannelNode {
  @Field(() => ID, { description: 'Id of the channel, within its person.' })
  readonly id!: string;

  @Field(() => ChannelKindEnum, { description: 'How it reaches the person.' })
  readonly kind!: 'EMAIL' | 'PHONE';

  @Field(() => ChannelStateEnum, { description: 'Whether it was proved to reach the person.' })
  readonly state!: ChannelState;

  @Field(() => PersonalText, { description: 'Where it leads, masked: nobody is shown all of it.' })
  readonly destination!: PersonalText;
}
