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
import { IsOptional, MaxLength } from 'class-validator';
import { answerEmployeeCommand } from '../graphql/answer-employee-command.js';
import { EmployeeCommandInput } from '../graphql/employee-command.input.js';
import { EmployeePayload } from '../graphql/employee-payload.type.js';
import { RECORD_PROBLEMS } from '../graphql/employee-problems.js';
import type { PersonDetails } from '../person-details.js';
import { ChangeEmployeeDetails } from './change-employee-details.command.js';

@InputType({ description: 'Whose details, and what they are.' })
export class ChangeEmployeeDetailsInput extends EmployeeCommandInput {
  @Field(() => String, { nullable: true, description: 'Their name, at most 100 characters.' })
  @IsOptional()
  @MaxLength(200)
  readonly name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The company’s own number for them; empty takes it away.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly employeeNumber?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Their birthday as 1990-01-31, kept only to refuse it in passwords; empty takes it away.',
  })
  @IsOptional()
  @MaxLength(10)
  readonly birthDate?: string | null;
}

export const ChangeEmployeeDetailsResult = mutationResult(
  'ChangeEmployeeDetailsResult',
  EmployeePayload,
  RECORD_PROBLEMS,
);

@Resolver()
export class ChangeEmployeeDetailsResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ChangeEmployeeDetailsResult, {
    description: 'Corrects what identifies a person; what is not given stays.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'RECORD' })
  changeEmployeeDetails(
    @Args('input', {
      type: () => ChangeEmployeeDetailsInput,
      description: 'Whose details, and what they are.',
    })
    input: ChangeEmployeeDetailsInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ChangeEmployeeDetailsResult> {
    return answerEmployeeCommand(scope, request, input, (id, context) =>
      this.commands.execute(new ChangeEmployeeDetails(scope, context, id, givenDetails(input))),
    );
  }
}

function givenDetails(input: ChangeEmployeeDetailsInput): Partial<PersonDetails> {
  const { name, employeeNumber, birthDate } = input;
  return {
    ...(given(name) ? { name } : {}),
    ...(given(employeeNumber) ? { employeeNumber: employeeNumber.trim() || null } : {}),
    ...(given(birthDate) ? { birthDate: birthDate.trim() || null } : {}),
  };
}

function given(value: string | null | undefined): value is string {
  return value !== null && value !== undefined;
}
