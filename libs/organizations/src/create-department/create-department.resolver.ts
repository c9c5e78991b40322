import type { Scope } from '@keyledger/kernel';
import {
  Access,
  CurrentScope,
  MutationPayload,
  mutationResult,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { departmentIdOf } from '../department-id.js';
import { answerOrganizationCommand } from '../graphql/answer-organization-command.js';
import { DepartmentNode, departmentNode } from '../graphql/department.type.js';
import { OrganizationCommandInput } from '../graphql/organization-command.input.js';
import { DEPARTMENT_PLACE_PROBLEMS } from '../graphql/organization-problems.js';
import { optionalPlainId } from '../graphql/plain-id.js';
import { CreateDepartment } from './create-department.command.js';

@InputType({ description: 'The new department.' })
export class CreateDepartmentInput extends OrganizationCommandInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Global id of the department above it; without it, it stands at the top.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly parentId?: string | null;

  @Field(() => String, { description: 'Its name, at most 100 characters, without “/”.' })
  @MaxLength(200)
  readonly name!: string;
}

@ObjectType({ description: 'The new department.' })
export class CreateDepartmentPayload extends MutationPayload {
  @Field(() => DepartmentNode, { nullable: true, description: 'The department as it is now.' })
  readonly department!: DepartmentNode | null;
}

export const CreateDepartmentResult = mutationResult(
  'CreateDepartmentResult',
  CreateDepartmentPayload,
  DEPARTMENT_PLACE_PROBLEMS,
);

@Resolver()
export class CreateDepartmentResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => CreateDepartmentResult, {
    description: 'Makes a department under another, or at the top.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'DEPARTMENT' })
  createDepartment(
    @Args('input', { type: () => CreateDepartmentInput, description: 'The new department.' })
    input: CreateDepartmentInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof CreateDepartmentResult> {
    const parentId = optionalPlainId('Department', input.parentId);
    return answerOrganizationCommand(
      scope,
      request,
      input,
      (context) =>
        this.commands.execute(new CreateDepartment(scope, context, parentId, input.name)),
      ({ context, organization, position }) => {
        const department = organization.departments.get(departmentIdOf(context));
        return { position, department: department ? departmentNode(department) : null };
      },
    );
  }
}
