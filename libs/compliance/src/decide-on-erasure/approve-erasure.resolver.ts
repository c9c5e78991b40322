import {
  Access,
  CurrentScope,
  defineProblem,
  mutationResult,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import {
  answerErasureCommand,
  ERASURE_PROBLEMS,
  ErasureCommandInput,
} from '../erasure/answer-erasure-command.js';
import { PersonErasurePayload } from '../erasure/person-erasure.type.js';
import { DecideOnErasure } from './decide-on-erasure.command.js';

@InputType({ description: 'Whose erasure is approved.' })
export class ApproveErasureInput extends ErasureCommandInput {}

export const ApproveErasureResult = mutationResult('ApproveErasureResult', PersonErasurePayload, [
  ...ERASURE_PROBLEMS,
  defineProblem('SecondPersonNeeded'),
  defineProblem('ErasureRequestOver'),
  defineProblem('StillOwnsMailbox'),
  defineProblem('LegalHoldActive'),
]);

@Resolver()
export class ApproveErasureResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ApproveErasureResult, {
    description:
      'Approves an erasure as a second person; it is carried out at once and cannot be taken back.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'PERSON' })
  approveErasure(
    @Args('input', { type: () => ApproveErasureInput, description: 'Whose, and why.' })
    input: ApproveErasureInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ApproveErasureResult> {
    return answerErasureCommand(scope, request, input, (id, context) =>
      this.commands.execute(new DecideOnErasure(scope, context, id, true)),
    );
  }
}
