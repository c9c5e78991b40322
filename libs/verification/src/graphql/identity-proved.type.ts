import { ChannelKindEnum, PasswordRequirement } from '@keyledger/accounts';
import type { ChannelKind } from '@keyledger/employees';
import { DateTime } from '@keyledger/graphql';
import { Field, ObjectType } from '@nestjs/graphql';
import type { IdentityProved, MaskedChannel } from '../prove-identity/prove-identity.command.js';

@ObjectType('FurtherProof', { description: 'A channel by which a further proof can be given.' })
export class FurtherProofNode {
  @Field(() => ChannelKindEnum, { description: 'Its kind, for `sendVerificationCode`.' })
  readonly kind!: ChannelKind;

  @Field(() => String, { description: 'Where it leads, masked.' })
  readonly destination!: string;
}

@ObjectType('IdentityProof', { description: 'Who holds the ticket proved themselves.' })
export class IdentityProofNode {
  @Field(() => String, { description: 'The ticket to go on with; the one before is over.' })
  readonly resetTicket!: string;

  @Field(() => DateTime, { description: 'Until when the next step can be taken.' })
  readonly expiresAt!: Date;

  @Field(() => Boolean, { description: 'Whether the password can be set now.' })
  readonly isEnough!: boolean;

  @Field(() => [FurtherProofNode], {
    description:
      'How the further proof that is missing can be given; none: only an administrator can help.',
  })
  readonly further!: readonly FurtherProofNode[];

  @Field(() => [PasswordRequirement], { description: 'What the new password must be.' })
  readonly passwordRequirements!: readonly PasswordRequirement[];
}

export function identityProofNode(
  { ticket, expiresAt, enough, further }: Extract<IdentityProved, { outcome: 'proved' }>,
  passwordRequirements: readonly PasswordRequirement[],
): IdentityProofNode {
  return {
    resetTicket: ticket.reveal(),
    expiresAt,
    isEnough: enough,
    further: further.map(({ kind, masked }: MaskedChannel) => ({ kind, destination: masked })),
    passwordRequirements,
  };
}
