import {
  Access,
  commandContext,
  CurrentScope,
  defineProblem,
  idOfType,
  mutationResult,
  problemFrom,
  RepeatableInput,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { reject, type Scope } from '@keyledger/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { answerBulkCommand } from '../graphql/answer-bulk-command.js';
import { BulkOperationPayload } from '../graphql/bulk-operation.type.js';
import { BULK_ACTORS } from '../graphql/bulk-roles.js';
import { CancelBulkOperation } from './cancel-bulk-operation.command.js';

@InputType({ description: 'Which operation ends early.' })
export class CancelBulkOperationInput extends RepeatableInput {
  @Field(() => ID, { description: 'Its global id.' })
  @MaxLength(100)
  readonly operationId!: string;
}

export const CancelBulkOperationResult = mutationResult(
  'CancelBulkOperationResult',
  BulkOperationPayload,
  [defineProblem('BulkOperationOver')],
);

@Resolver()
export class CancelBulkOperationResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => CancelBulkOperationResult, {
    description:
      'Ends a bulk operation early: at once while it waits, else after the accounts that are being worked on, a hundred at most. What was done stays done.',
  })
  @Access({ roles: BULK_ACTORS, target: 'MANY' })
  async cancelBulkOperation(
    @Args('input', {
      type: () => CancelBulkOperationInput,
      description: 'Which operation ends early.',
    })
    input: CancelBulkOperationInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof CancelBulkOperationResult> {
    const operationId = idOfType('BulkOperation', input.operationId);
    if (operationId === null) {
      return problemFrom(reject('NotFound', { path: ['operationId'] }), request.locale);
    }
    const context = commandContext(scope, request, input);
    const command = new CancelBulkOperation(scope, context, operationId);
    return answerBulkCommand(await this.commands.execute(command), request);
  }
}
