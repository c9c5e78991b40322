import { ChannelKindEnum } from '@keyledger/accounts';
import { CHANNEL_KINDS, type ChannelKind } from '@keyledger/employees';
import {
  Access,
  DateTime,
  mutationResult,
  problemFrom,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { Secret } from '@keyledger/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { HeldTicketInput } from '../graphql/held-ticket.input.js';
import { TICKET_PROBLEMS } from '../graphql/reset-problems.js';
import { SendVerificationCode } from './send-verification-code.command.js';

@InputType({ description: 'Which way the code goes.' })
export class SendVerificationCodeInput extends HeldTicketInput {
  @Field(() => ChannelKindEnum, { description: 'To a mail address, or to a telephone.' })
  @IsIn(CHANNEL_KINDS)
  readonly kind!: ChannelKind;
}

@ObjectType({ description: 'If there is such a channel, a code is on its way to it.' })
export class VerificationCodeOrderedPayload {
  @Field(() => Int, { description: 'Seconds before which no other one is sent.' })
  readonly resendAfter!: number;

  @Field(() => DateTime, { description: 'Until when the code can be entered.' })
  readonly codeExpiresAt!: Date;
}

export const SendVerificationCodeResult = mutationResult(
  'SendVerificationCodeResult',
  VerificationCodeOrderedPayload,
  TICKET_PROBLEMS,
);

@Resolver()
export class SendVerificationCodeResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => SendVerificationCodeResult, {
    description:
      'Has a code sent, by mail together with a link. The answer does not say whether there is a channel. A newer code voids the one before.',
  })
  @Access({ roles: 'ANONYMOUS', target: 'OPEN' })
  async sendVerificationCode(
    @Args('input', { type: () => SendVerificationCodeInput, description: 'Which way.' })
    { resetTicket, kind }: SendVerificationCodeInput,
    @RequestInfo() { network, correlationId, locale }: RequestContext,
  ): Promise<typeof SendVerificationCodeResult> {
    const ordered = await this.commands.execute(
      new SendVerificationCode({ ticket: new Secret(resetTicket), kind, network, correlationId }),
    );
    if (ordered.outcome === 'rejected') return problemFrom(ordered.rejection, locale);
    const { resendAfter, codeExpiresAt } = ordered;
    return { resendAfter, codeExpiresAt };
  }
}
