import {
  Access,
  CurrentScope,
  mutationResult,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import {
  answerErasureCommand,
  ERASURE_PROBLEMS,
  ErasureCommandInput,
} from '../erasure/answer-erasure-command.js';
import { PersonErasurePayload } from '../erasure/person-erasure.type.js';
import { ReleaseLegalHold } from './release-legal-hold.command.js';

@InputType({ description: 'Which hold ends.' })
export class ReleaseLegalHoldInput extends ErasureCommandInput {
  @Field(() => ID, { description: 'Id of the hold.' })
  @MaxLength(100)
  readonly holdId!: string;
}

export const ReleaseLegalHoldResult = mutationResult(
  'ReleaseLegalHoldResult',
  PersonErasurePayload,
  [...ERASURE_PROBLEMS],
);

@Resolver()
export class ReleaseLegalHoldResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ReleaseLegalHoldResult, {
    description: 'Ends a legal hold before its time. What it held up has still to be decided.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'PERSON' })
  releaseLegalHold(
    @Args('input', { type: () => ReleaseLegalHoldInput, description: 'Whose, and why.' })
    input: ReleaseLegalHoldInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ReleaseLegalHoldResult> {
    return answerErasureCommand(scope, request, input, (id, context) =>
      this.commands.execute(new ReleaseLegalHold(scope, context, id, input.holdId)),
    );
  }
}
