import {
  Access,
  CurrentPrincipal,
  mutationResult,
  RequestInfo,
  type Principal,
  type RequestContext,
} from '@keyledger/graphql';
import { Secret } from '@keyledger/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { OWN_CHANNEL_PROBLEMS } from '../graphql/own-channel-problems.js';
import {
  answerOwnChannelCommand,
  OwnRecoveryChannelsPayload,
  ProvedOwnChannelInput,
} from '../graphql/own-channels.type.js';
import { RemoveOwnChannel } from './remove-own-channel.command.js';

@InputType({ description: 'Which channel, and the password.' })
export class RemoveOwnRecoveryChannelInput extends ProvedOwnChannelInput {
  @Field(() => ID, { description: 'Id of the channel, as `me` shows it.' })
  @MaxLength(100)
  readonly channelId!: string;
}

export const RemoveOwnRecoveryChannelResult = mutationResult(
  'RemoveOwnRecoveryChannelResult',
  OwnRecoveryChannelsPayload,
  OWN_CHANNEL_PROBLEMS,
);

@Resolver()
export class RemoveOwnChannelResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => RemoveOwnRecoveryChannelResult, {
    description:
      'Takes a recovery channel of the caller’s own away; it is told, and the others are. Not for shared mailboxes.',
  })
  @Access({ roles: 'ANY_SIGNED_IN', target: 'OWN' })
  removeOwnRecoveryChannel(
    @Args('input', {
      type: () => RemoveOwnRecoveryChannelInput,
      description: 'Which channel, and the password.',
    })
    input: RemoveOwnRecoveryChannelInput,
    @CurrentPrincipal() principal: Principal,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof RemoveOwnRecoveryChannelResult> {
    const { currentPassword, channelId } = input;
    return answerOwnChannelCommand(principal, request, input, (accountId, context) =>
      this.commands.execute(
        new RemoveOwnChannel(context, accountId, new Secret(currentPassword), channelId),
      ),
    );
  }
}
