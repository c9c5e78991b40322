import { idMadeBy } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import {
  Access,
  commandContext,
  CurrentScope,
  mutationResult,
  problemFrom,
  RequestInfo,
  toGlobalId,
  type RequestContext,
} from '@keyledger/graphql';
import { optionalPlainId } from '@keyledger/organizations';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { channelKindOf } from '../channel-destination.js';
import { CommandInput } from '../graphql/employee-command.input.js';
import { EmployeePayload } from '../graphql/employee-payload.type.js';
import { REGISTRATION_PROBLEMS } from '../graphql/employee-problems.js';
import { RegisterEmployee } from './register-employee.command.js';

/** As many ways to reach one person as an import's row could carry. */
const MOST_CHANNELS = 10;

@InputType({ description: 'The new employee.' })
export class RegisterEmployeeInput extends CommandInput {
  @Field(() => String, { description: 'Their name, at most 100 characters.' })
  @MaxLength(200)
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'The company’s own number for them.' })
  @IsOptional()
  @MaxLength(100)
  readonly employeeNumber?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Their birthday as 1990-01-31, kept only to refuse it in passwords.',
  })
  @IsOptional()
  @MaxLength(10)
  readonly birthDate?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Global id of the department; without it, the person is in none.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly departmentId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Mail addresses and telephone numbers (E.164, or Chinese ones) that reach the person, at most 10; nobody has proved them yet.',
  })
  @IsOptional()
  @ArrayMaxSize(MOST_CHANNELS)
  @MaxLength(254, { each: true })
  readonly channels?: readonly string[] | null;
}

export const RegisterEmployeeResult = mutationResult(
  'RegisterEmployeeResult',
  EmployeePayload,
  REGISTRATION_PROBLEMS,
);

@Resolver()
export class RegisterEmployeeResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => RegisterEmployeeResult, {
    description: 'Registers one person with the organization; a mailbox is provisioned apart.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'DEPARTMENT' })
  async registerEmployee(
    @Args('input', { type: () => RegisterEmployeeInput, description: 'The new employee.' })
    input: RegisterEmployeeInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof RegisterEmployeeResult> {
    const context = commandContext(scope, request, input);
    const employeeId = idMadeBy(context, 'employee');
    const change = await this.commands.execute(
      new RegisterEmployee(scope, context, employeeId, {
        name: input.name,
        employeeNumber: input.employeeNumber?.trim() || null,
        birthDate: input.birthDate?.trim() || null,
        departmentId: optionalPlainId('Department', input.departmentId),
        origin: 'ADMIN',
        channels: (input.channels ?? []).map((destination) => ({
          kind: channelKindOf(destination),
          destination,
        })),
      }),
    );
    if (change.outcome === 'rejected') return problemFrom(change.rejection, request.locale);
    return { employeeId: toGlobalId('Employee', employeeId), position: change.position };
  }
}
