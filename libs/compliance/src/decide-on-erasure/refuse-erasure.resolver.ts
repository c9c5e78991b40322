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

@InputType({ description: 'Whose erasure is refused.' })
export class RefuseErasureInput extends ErasureCommandInput {}

export const RefuseErasureResult = mutationResult('RefuseErasureResult', PersonErasurePayload, [
  ...ERASURE_PROBLEMS,
  defineProblem('SecondPersonNeeded'),
  defineProblem('ErasureRequestOver'),
]);

@Resolver()
export class RefuseErasureResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => RefuseErasureResult, {
    description: 'Refuses an erasure as a second person.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'PERSON' })
  refuseErasure(
    @Args('input', { type: () => RefuseErasureInput, description: 'Whose, and why.' })
    input: RefuseErasureInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof RefuseErasureResult> {
    return answerErasureCommand(scope, request, input, (id, context) =>
      this.commands.execute(new DecideOnErasure(scope, context, id, false)),
    );
  }
}
