import {
  Access,
  CurrentScope,
  mutationResult,
  RequestInfo,
  type RequestContext,
  defineProblem,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import {
  answerOwnerChangeCommand,
  OwnerChangeCommandInput,
  SUCCESSOR_PROBLEMS,
} from '../graphql/owner-change-command.input.js';
import { OwnerChangePayload } from '../graphql/owner-change.type.js';
import { AbortOwnerChange } from './abort-owner-change.command.js';

@InputType({ description: 'Which change is given up.' })
export class AbortOwnerChangeInput extends OwnerChangeCommandInput {}

export const AbortOwnerChangeResult = mutationResult('AbortOwnerChangeResult', OwnerChangePayload, [
  ...SUCCESSOR_PROBLEMS,
  defineProblem('OwnerChangeOver'),
]);

@Resolver()
export class AbortOwnerChangeResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => AbortOwnerChangeResult, {
    description:
      'Gives a change of owner up, until it is decided to pass the mailbox on: the mailbox is thawed and stays with its owner.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ACCOUNT' })
  abortOwnerChange(
    @Args('input', { type: () => AbortOwnerChangeInput, description: 'Which change is given up.' })
    input: AbortOwnerChangeInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof AbortOwnerChangeResult> {
    return answerOwnerChangeCommand(scope, request, input, (id, context) =>
      this.commands.execute(new AbortOwnerChange(scope, context, id)),
    );
  }
}
