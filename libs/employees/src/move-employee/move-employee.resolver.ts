import type { Scope } from '@keyledger/kernel';
import {
  Access,
  CurrentScope,
  mutationResult,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { optionalPlainId } from '@keyledger/organizations';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { answerEmployeeCommand } from '../graphql/answer-employee-command.js';
import { EmployeeCommandInput } from '../graphql/employee-command.input.js';
import { EmployeePayload } from '../graphql/employee-payload.type.js';
import { RECORD_PROBLEMS } from '../graphql/employee-problems.js';
import { MoveEmployee } from './move-employee.command.js';

@InputType({ description: 'Who moves, and where to.' })
export class MoveEmployeeInput extends EmployeeCommandInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Global id of the department; without it, the person is in none.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly departmentId?: string | null;
}

export const MoveEmployeeResult = mutationResult(
  'MoveEmployeeResult',
  EmployeePayload,
  RECORD_PROBLEMS,
);

@Resolver()
export class MoveEmployeeResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => MoveEmployeeResult, { description: 'Puts a person into another department.' })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'RECORD' })
  moveEmployee(
    @Args('input', { type: () => MoveEmployeeInput, description: 'Who moves, and where to.' })
    input: MoveEmployeeInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof MoveEmployeeResult> {
    return answerEmployeeCommand(scope, request, input, (id, context) =>
      this.commands.execute(
        new MoveEmployee(scope, context, id, optionalPlainId('Department', input.departmentId)),
      ),
    );
  }
}
