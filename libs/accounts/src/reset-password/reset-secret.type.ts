import { DateTime } from '@keyledger/graphql';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ResetSecret } from './reset-password.command.js';

export const ResetSecretStateEnum = {
  SHOWN_ONCE: 'SHOWN_ONCE',
  LINK_SENT: 'LINK_SENT',
  ALREADY_SHOWN: 'ALREADY_SHOWN',
} as const;
registerEnumType(ResetSecretStateEnum, {
  name: 'ResetSecretState',
  description: 'How the person gets the mailbox back.',
  valuesMap: {
    SHOWN_ONCE: {
      description: 'By the temporary password, which is in this answer and nowhere else.',
    },
    LINK_SENT: { description: 'By a one-time link on its way to a recovery channel.' },
    ALREADY_SHOWN: {
      description: 'This command was carried out before; reset again if the secret was lost.',
    },
  },
});

@ObjectType('ResetSecret', { description: 'What the administrator hands over, once.' })
export class ResetSecretNode {
  @Field(() => ResetSecretStateEnum, { description: 'How the person gets the mailbox back.' })
  readonly state!: keyof typeof ResetSecretStateEnum;

  @Field(() => String, {
    nullable: true,
    description: 'The temporary password; shown once, stored nowhere.',
  })
  readonly temporaryPassword!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the temporary password or the link is good.',
  })
  readonly expiresAt!: Date | null;

  @Field(() => Boolean, {
    description: 'Whether it works already; false while the mailbox provider has yet to apply it.',
  })
  readonly effective!: boolean;
}

export function resetSecretNode(secret: ResetSecret): ResetSecretNode {
  switch (secret.kind) {
    case 'TEMPORARY_PASSWORD': {
      const { expiresAt, effective } = secret;
      const temporaryPassword = secret.password.reveal();
      return { state: 'SHOWN_ONCE', temporaryPassword, expiresAt, effective };
    }
    case 'LINK_SENT': {
      const { expiresAt } = secret;
      return { state: 'LINK_SENT', temporaryPassword: null, expiresAt, effective: true };
    }
    case 'ALREADY_SHOWN':
      return { state: 'ALREADY_SHOWN', temporaryPassword: null, expiresAt: null, effective: true };
  }
}
