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
import { IsOptional, MaxLength } from 'class-validator';
import { OWN_CHANNEL_PROBLEMS } from '../graphql/own-channel-problems.js';
import {
  answerOwnChannelCommand,
  OwnRecoveryChannelsPayload,
  ProvedOwnChannelInput,
} from '../graphql/own-channels.type.js';
import { ChangeOwnChannel } from './change-own-channel.command.js';

@InputType({ description: 'Where the caller can be reached from now on.' })
export class AddOwnRecoveryChannelInput extends ProvedOwnChannelInput {
  @Field(() => String, {
    description:
      'A mail address outside of the caller’s own mailboxes here, or a telephone number (E.164, or a Chinese one).',
  })
  @MaxLength(254)
  readonly destination!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the channel that it takes the place of; without it, it comes in addition.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly replacesChannelId?: string | null;
}

export const AddOwnRecoveryChannelResult = mutationResult(
  'AddOwnRecoveryChannelResult',
  OwnRecoveryChannelsPayload,
  OWN_CHANNEL_PROBLEMS,
);

@Resolver()
export class ChangeOwnChannelResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => AddOwnRecoveryChannelResult, {
    description:
      'Adds a recovery channel of the caller’s own, at most five, or replaces one; a message to it proves it, and the others are told. Not for shared mailboxes.',
  })
  @Access({ roles: 'ANY_SIGNED_IN', target: 'OWN' })
  addOwnRecoveryChannel(
    @Args('input', {
      type: () => AddOwnRecoveryChannelInput,
      description: 'Where to, and the password.',
    })
    input: AddOwnRecoveryChannelInput,
    @CurrentPrincipal() principal: Principal,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof AddOwnRecoveryChannelResult> {
    const { currentPassword, destination, replacesChannelId = null } = input;
    return answerOwnChannelCommand(principal, request, input, (accountId, context) =>
      this.commands.execute(
        new ChangeOwnChannel(
          context,
          accountId,
          new Secret(currentPassword),
          destination,
          replacesChannelId,
        ),
      ),
    );
  }
}
