import {
  Access,
  CurrentPrincipal,
  mutationResult,
  RequestInfo,
  type Principal,
  type RequestContext,
  RepeatableInput,
} from '@keyledger/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { CHANNEL_CODE_PROBLEMS } from '../graphql/own-channel-problems.js';
import {
  answerOwnChannelCommand,
  OwnRecoveryChannelsPayload,
} from '../graphql/own-channels.type.js';
import { typedCode } from '../prove-identity/typed-code.js';
import { ConfirmOwnChannel } from './confirm-own-channel.command.js';

@InputType({ description: 'Which channel, and the code that came there.' })
export class ConfirmOwnRecoveryChannelInput extends RepeatableInput {
  @Field(() => ID, { description: 'Id of the channel, as `me` shows it.' })
  @MaxLength(100)
  readonly channelId!: string;

  @Field(() => String, { description: 'Six digits; spaces and full-width digits are understood.' })
  @MaxLength(32)
  readonly code!: string;
}

export const ConfirmOwnRecoveryChannelResult = mutationResult(
  'ConfirmOwnRecoveryChannelResult',
  OwnRecoveryChannelsPayload,
  CHANNEL_CODE_PROBLEMS,
);

@Resolver()
export class ConfirmOwnChannelResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ConfirmOwnRecoveryChannelResult, {
    description:
      'Enters the code that came to one of the caller’s own recovery channels: it is verified. Five wrong tries void the code.',
  })
  @Access({ roles: 'ANY_SIGNED_IN', target: 'OWN' })
  confirmOwnRecoveryChannel(
    @Args('input', { type: () => ConfirmOwnRecoveryChannelInput, description: 'The code.' })
    input: ConfirmOwnRecoveryChannelInput,
    @CurrentPrincipal() principal: Principal,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ConfirmOwnRecoveryChannelResult> {
    const { channelId, code } = input;
    return answerOwnChannelCommand(principal, request, input, (accountId, context) =>
      this.commands.execute(new ConfirmOwnChannel(context, accountId, channelId, typedCode(code))),
    );
  }
}
