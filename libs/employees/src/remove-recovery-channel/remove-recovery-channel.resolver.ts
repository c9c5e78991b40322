import type { Scope } from '@keyledger/kernel';
import {
  Access,
  CurrentScope,
  mutationResult,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { answerEmployeeCommand } from '../graphql/answer-employee-command.js';
import { EmployeeCommandInput } from '../graphql/employee-command.input.js';
import { EmployeePayload } from '../graphql/employee-payload.type.js';
import { CHANNEL_PROBLEMS } from '../graphql/employee-problems.js';
import { RemoveRecoveryChannel } from './remove-recovery-channel.command.js';

@InputType({ description: 'Whose channel, and which.' })
export class RemoveRecoveryChannelInput extends EmployeeCommandInput {
  @Field(() => ID, { description: 'Id of the channel, as the account shows it.' })
  @MaxLength(100)
  readonly channelId!: string;
}

export const RemoveRecoveryChannelResult = mutationResult(
  'RemoveRecoveryChannelResult',
  EmployeePayload,
  CHANNEL_PROBLEMS,
);

@Resolver()
export class RemoveRecoveryChannelResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => RemoveRecoveryChannelResult, {
    description: 'Takes a recovery channel of a person away.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY', 'HELPDESK'], target: 'PERSON' })
  removeRecoveryChannel(
    @Args('input', {
      type: () => RemoveRecoveryChannelInput,
      description: 'Whose channel, and which.',
    })
    input: RemoveRecoveryChannelInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof RemoveRecoveryChannelResult> {
    return answerEmployeeCommand(scope, request, input, (id, context) =>
      this.commands.execute(new RemoveRecoveryChannel(scope, context, id, input.channelId)),
    );
  }
}
