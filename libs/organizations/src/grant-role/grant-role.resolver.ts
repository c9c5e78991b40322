import type { Scope } from '@keyledger/kernel';
import {
  Access,
  CurrentScope,
  mutationResult,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { answerOrganizationCommand } from '../graphql/answer-organization-command.js';
import { OrganizationCommandInput } from '../graphql/organization-command.input.js';
import { GrantableRoleEnum } from '../graphql/organization-enums.js';
import { ROLE_PROBLEMS } from '../graphql/organization-problems.js';
import { optionalPlainId, plainId } from '../graphql/plain-id.js';
import { RolePayload, rolePayload } from '../graphql/role-payload.type.js';
import { GRANTABLE_ROLES, type GrantableRole } from '../organization.events.js';
import { GrantRole } from './grant-role.command.js';

@InputType({ description: 'Who gets which role, and where.' })
export class GrantRoleInput extends OrganizationCommandInput {
  @Field(() => ID, { description: 'Global id of the employee.' })
  @MaxLength(100)
  readonly employeeId!: string;

  @Field(() => GrantableRoleEnum, { description: 'The role; it replaces the one they hold.' })
  @IsIn(GRANTABLE_ROLES)
  readonly role!: GrantableRole;

  @Field(() => ID, {
    nullable: true,
    description:
      'Global id of the department that ADMIN or HELPDESK is limited to, with all under it.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly departmentId?: string | null;
}

export const GrantRoleResult = mutationResult('GrantRoleResult', RolePayload, ROLE_PROBLEMS);

@Resolver()
export class GrantRoleResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => GrantRoleResult, {
    description: 'Gives an employee a role, in place of the one they hold.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ROLE' })
  grantRole(
    @Args('input', { type: () => GrantRoleInput, description: 'Who gets which role.' })
    input: GrantRoleInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof GrantRoleResult> {
    const employeeId = plainId('Employee', input.employeeId);
    const departmentId = optionalPlainId('Department', input.departmentId);
    return answerOrganizationCommand(
      scope,
      request,
      input,
      (context) =>
        this.commands.execute(new GrantRole(scope, context, employeeId, input.role, departmentId)),
      ({ organization, position }) => rolePayload(employeeId, organization, position),
    );
  }
}
