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
import { MaxLength } from 'class-validator';
import { answerOrganizationCommand } from '../graphql/answer-organization-command.js';
import { DepartmentNode, departmentNode } from '../graphql/department.type.js';
import { OrganizationCommandInput } from '../graphql/organization-command.input.js';
import { DEPARTMENT_PROBLEMS } from '../graphql/organization-problems.js';
import { plainId } from '../graphql/plain-id.js';
import { RenameDepartment } from './rename-department.command.js';

@InputType({ description: 'Which department gets which name.' })
export class RenameDepartmentInput extends OrganizationCommandInput {
  @Field(() => ID, { description: 'Global id of the department.' })
  @MaxLength(100)
  readonly departmentId!: string;

  @Field(() => String, { description: 'Its new name, at most 100 characters, without “/”.' })
  @MaxLength(200)
  readonly name!: string;
}

@ObjectType({ description: 'The renamed department.' })
export class RenameDepartmentPayload extends MutationPayload {
  @Field(() => DepartmentNode, { nullable: true, description: 'The department as it is now.' })
  readonly department!: DepartmentNode | null;
}

export const RenameDepartmentResult = mutationResult(
  'RenameDepartmentResult',
  RenameDepartmentPayload,
  DEPARTMENT_PROBLEMS,
);

@Resolver()
export class RenameDepartmentResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => RenameDepartmentResult, { description: 'Gives a department another name.' })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'DEPARTMENT' })
  renameDepartment(
    @Args('input', { type: () => RenameDepartmentInput, description: 'Which one, and its name.' })
    input: RenameDepartmentInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof RenameDepartmentResult> {
    const id = plainId('Department', input.departmentId);
    return answerOrganizationCommand(
      scope,
      request,
      input,
      (context) => this.commands.execute(new RenameDepartment(scope, context, id, input.name)),
      ({ organization, position }) => {
        const department = organization.departments.get(id);
        return { position, department: department ? departmentNode(department) : null };
      },
    );
  }
}
