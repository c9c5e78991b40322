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
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { ErasureBasisEnum } from '../erasure/erasure-enums.js';
import { ERASURE_BASES, type ErasureBasis } from '../erasure/erasure.events.js';
import {
  answerErasureCommand,
  ERASURE_PROBLEMS,
  ErasureCommandInput,
} from '../erasure/answer-erasure-command.js';
import { PersonErasurePayload } from '../erasure/person-erasure.type.js';
import { RequestErasure } from './request-erasure.command.js';

@InputType({ description: 'Whose data is to be erased, and why.' })
export class RequestErasureInput extends ErasureCommandInput {
  @Field(() => ErasureBasisEnum, { description: 'Why it is to go.' })
  @IsIn(ERASURE_BASES)
  readonly legalBasis!: ErasureBasis;
}

export const RequestErasureResult = mutationResult('RequestErasureResult', PersonErasurePayload, [
  ...ERASURE_PROBLEMS,
  defineProblem('StillOwnsMailbox'),
  defineProblem('AlreadyExists'),
]);

@Resolver()
export class RequestErasureResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => RequestErasureResult, {
    description:
      'Asks for a person’s data to be erased for good; a second person decides within two weeks.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'PERSON' })
  requestErasure(
    @Args('input', { type: () => RequestErasureInput, description: 'Whose, and why.' })
    input: RequestErasureInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof RequestErasureResult> {
    return answerErasureCommand(scope, request, input, (id, context) =>
      this.commands.execute(new RequestErasure(scope, context, id, input.legalBasis)),
    );
  }
}
