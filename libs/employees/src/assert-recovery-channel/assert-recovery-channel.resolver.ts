import type { Scope } from '@keyledger/kernel';
import {
  Access,
  CurrentScope,
  mutationResult,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { channelKindOf } from '../channel-destination.js';
import { answerEmployeeCommand } from '../graphql/answer-employee-command.js';
import { EmployeeCommandInput } from '../graphql/employee-command.input.js';
import { EmployeePayload } from '../graphql/employee-payload.type.js';
import { CHANNEL_PROBLEMS } from '../graphql/employee-problems.js';
import { AssertRecoveryChannel } from './assert-recovery-channel.command.js';

@InputType({ description: 'Whom it reaches, and where.' })
export class AssertRecoveryChannelInput extends EmployeeCommandInput {
  @Field(() => String, {
    description: 'A mail address, or a telephone number (E.164, or a Chinese one).',
  })
  @MaxLength(254)
  readonly destination!: string;
}

export const AssertRecoveryChannelResult = mutationResult(
  'AssertRecoveryChannelResult',
  EmployeePayload,
  CHANNEL_PROBLEMS,
);

@Resolver()
export class AssertRecoveryChannelResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => AssertRecoveryChannelResult, {
    description:
      'Says that a mail address or telephone reaches a person; nobody has proved it yet.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY', 'HELPDESK'], target: 'PERSON' })
  assertRecoveryChannel(
    @Args('input', {
      type: () => AssertRecoveryChannelInput,
      description: 'Whom it reaches, and where.',
    })
    input: AssertRecoveryChannelInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof AssertRecoveryChannelResult> {
    return answerEmployeeCommand(scope, request, input, (id, context) =>
      this.commands.execute(
        new AssertRecoveryChannel(
          scope,
          context,
          id,
          channelKindOf(input.destination),
          input.destination,
        ),
      ),
    );
  }
}
