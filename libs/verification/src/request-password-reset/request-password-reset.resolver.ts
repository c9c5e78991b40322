import { ChannelKindEnum } from '@keyledger/accounts';
import type { ChannelKind } from '@keyledger/employees';
import {
  Access,
  DateTime,
  mutationResult,
  problemFrom,
  RequestInfo,
  type RequestContext,
  RepeatableInput,
} from '@keyledger/graphql';
import { newId } from '@keyledger/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { VerificationSettings } from '../verification-settings.js';
import { RequestPasswordReset } from './request-password-reset.command.js';

@InputType({ description: 'Whose password was forgotten.' })
export class RequestPasswordResetInput extends RepeatableInput {
  @Field(() => String, { description: 'The mailbox’s address.' })
  @MaxLength(320)
  readonly address!: string;
}

@ObjectType({ description: 'The way to a new password is open, if there is such a mailbox.' })
export class PasswordResetRequestedPayload {
  @Field(() => String, {
    description: 'To go on with. Whoever has it goes on: keep it secret.',
  })
  readonly resetTicket!: string;

  @Field(() => DateTime, { description: 'Until when the next step can be taken.' })
  readonly expiresAt!: Date;

  @Field(() => [ChannelKindEnum], {
    description: 'The kinds of channels to choose from; the same for every address.',
  })
  readonly channelKinds!: readonly ChannelKind[];
}

export const RequestPasswordResetResult = mutationResult(
  'RequestPasswordResetResult',
  PasswordResetRequestedPayload,
);

@Resolver()
export class RequestPasswordResetResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly settings: VerificationSettings,
  ) {}

  @Mutation(() => RequestPasswordResetResult, {
    description:
      'Says that a password was forgotten. Every address is answered alike, and nothing changes until somebody proves themselves.',
  })
  @Access({ roles: 'ANONYMOUS', target: 'OPEN' })
  async requestPasswordReset(
    @Args('input', { type: () => RequestPasswordResetInput, description: 'Which mailbox.' })
    { address, commandId }: RequestPasswordResetInput,
    @RequestInfo() { network, correlationId, locale }: RequestContext,
  ): Promise<typeof RequestPasswordResetResult> {
    const requested = await this.commands.execute(
      new RequestPasswordReset({
        address,
        network,
        commandId: commandId ?? newId(),
        correlationId,
      }),
    );
    if (requested.outcome === 'rejected') return problemFrom(requested.rejection, locale);
    const { ticket, expiresAt } = requested;
    const { channelKinds } = this.settings;
    return { resetTicket: ticket.reveal(), expiresAt, channelKinds };
  }
}
