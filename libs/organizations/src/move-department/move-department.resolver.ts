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
import { answerOrganizationCommand } from '../graphql/answer-organization-command.js';
import { DepartmentNode, departmentNode } from '../graphql/department.type.js';
import { OrganizationCommandInput } from '../graphql/organization-command.input.js';
import { DEPARTMENT_MOVE_PROBLEMS } from '../graphql/organization-problems.js';
import { optionalPlainId, plainId } from '../graphql/plain-id.js';
import { MoveDepartment } from './move-department.command.js';

@InputType({ description: 'Which department moves, and where to.' })
export class MoveDepartmentInput extends OrganizationCommandInput {
  @Field(() => ID, { description: 'Global id of the department.' })
  @MaxLength(100)
  readonly departmentId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Global id of the department above it from now on; without it, it goes to the top.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly parentId?: string | null;
}

@ObjectType({ description: 'The moved department.' })
export class MoveDepartmentPayload extends MutationPayload {
  @Field(() => DepartmentNode, { nullable: true, description: 'The department as it is now.' })
  readonly department!: DepartmentNode | null;
}

export const MoveDepartmentResult = mutationResult(
  'MoveDepartmentResult',
  MoveDepartmentPayload,
  DEPARTMENT_MOVE_PROBLEMS,
);

@Resolver()
export class MoveDepartmentResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => MoveDepartmentResult, {
    description:
      'Puts a department, with all under it, under another one. Who may act on whom in it follows at once.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'DEPARTMENT' })
  moveDepartment(
    @Args('input', { type: () => MoveDepartmentInput, description: 'Which one, and where to.' })
    input: MoveDepartmentInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof MoveDepartmentResult> {
    const id = plainId('Department', input.departmentId);
    const parentId = optionalPlainId('Department', input.parentId);
    return answerOrganizationCommand(
      scope,
      request,
      input,
      (context) => this.commands.execute(new MoveDepartment(scope, context, id, parentId)),
      ({ organization, position }) => {
        const department = organization.departments.get(id);
        return { position, department: department ? departmentNode(department) : null };
      },
    );
  }
}
