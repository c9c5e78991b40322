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
import {
  answerOwnChannelCommand,
  OwnRecoveryChannelsPayload,
} from '../graphql/own-channels.type.js';
import { SendOwnChannelVerification } from './send-own-channel-verification.command.js';

@InputType({ description: 'Which channel.' })
export class SendOwnChannelVerificationInput extends RepeatableInput {
  @Field(() => ID, { description: 'Id of the channel, as `me` shows it.' })
  @MaxLength(100)
  readonly channelId!: string;
}

export const SendOwnChannelVerificationResult = mutationResult(
  'SendOwnChannelVerificationResult',
  OwnRecoveryChannelsPayload,
);

@Resolver()
export class SendOwnChannelVerificationResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => SendOwnChannelVerificationResult, {
    description:
      'Sends once more what proves one of the caller’s own recovery channels, at most once a minute; what was sent before is void.',
  })
  @Access({ roles: 'ANY_SIGNED_IN', target: 'OWN' })
  sendOwnChannelVerification(
    @Args('input', { type: () => SendOwnChannelVerificationInput, description: 'Which channel.' })
    input: SendOwnChannelVerificationInput,
    @CurrentPrincipal() principal: Principal,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof SendOwnChannelVerificationResult> {
    return answerOwnChannelCommand(principal, request, input, (accountId, context) =>
      this.commands.execute(new SendOwnChannelVerification(context, accountId, input.channelId)),
    );
  }
}
