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
import { MaxLength } from 'class-validator';
import { answerOrganizationCommand } from '../graphql/answer-organization-command.js';
import { OrganizationCommandInput } from '../graphql/organization-command.input.js';
import { ROLE_PROBLEMS } from '../graphql/organization-problems.js';
import { plainId } from '../graphql/plain-id.js';
import { RolePayload, rolePayload } from '../graphql/role-payload.type.js';
import { RevokeRole } from './revoke-role.command.js';

@InputType({ description: 'Whose role is taken away.' })
export class RevokeRoleInput extends OrganizationCommandInput {
  @Field(() => ID, { description: 'Global id of the employee.' })
  @MaxLength(100)
  readonly employeeId!: string;
}

export const RevokeRoleResult = mutationResult('RevokeRoleResult', RolePayload, ROLE_PROBLEMS);

@Resolver()
export class RevokeRoleResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => RevokeRoleResult, {
    description: 'Takes an employee’s role away, at once; the last owner’s stays.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ROLE' })
  revokeRole(
    @Args('input', { type: () => RevokeRoleInput, description: 'Whose role.' })
    input: RevokeRoleInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof RevokeRoleResult> {
    const employeeId = plainId('Employee', input.employeeId);
    return answerOrganizationCommand(
      scope,
      request,
      input,
      (context) => this.commands.execute(new RevokeRole(scope, context, employeeId)),
      ({ organization, position }) => rolePayload(employeeId, organization, position),
    );
  }
}
