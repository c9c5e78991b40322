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
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { plainId } from '@keyledger/organizations';
import { MaxLength } from 'class-validator';
import {
  answerOwnerChangeCommand,
  OwnerChangeCommandInput,
  SUCCESSOR_PROBLEMS,
} from '../graphql/owner-change-command.input.js';
import { OwnerChangePayload } from '../graphql/owner-change.type.js';
import { NameSuccessor } from './name-successor.command.js';

@InputType({ description: 'Which change, and whom.' })
export class NameSuccessorInput extends OwnerChangeCommandInput {
  @Field(() => ID, { description: 'Global id of the new owner.' })
  @MaxLength(100)
  readonly newOwnerId!: string;
}

export const NameSuccessorResult = mutationResult('NameSuccessorResult', OwnerChangePayload, [
  ...SUCCESSOR_PROBLEMS,
  defineProblem('SuccessorAlreadyNamed'),
  defineProblem('OwnerChangeOver'),
]);

@Resolver()
export class NameSuccessorResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => NameSuccessorResult, {
    description: 'Says whom a mailbox passes to whose change of owner has nobody named.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ACCOUNT' })
  nameSuccessor(
    @Args('input', { type: () => NameSuccessorInput, description: 'Which change, and whom.' })
    input: NameSuccessorInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof NameSuccessorResult> {
    return answerOwnerChangeCommand(scope, request, input, (id, context) =>
      this.commands.execute(
        new NameSuccessor(scope, context, id, plainId('Employee', input.newOwnerId)),
      ),
    );
  }
}
