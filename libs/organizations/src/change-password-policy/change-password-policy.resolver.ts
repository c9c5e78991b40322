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
import { Args, Field, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { answerOrganizationCommand } from '../graphql/answer-organization-command.js';
import { OrganizationPasswordPolicy } from '../graphql/password-policy.type.js';
import type { PasswordPolicyRules } from '../password-policy.js';
import { ChangePasswordPolicy } from './change-password-policy.command.js';
import { ChangePasswordPolicyInput } from './password-policy.input.js';

@ObjectType({ description: 'The rules in force.' })
export class ChangePasswordPolicyPayload extends MutationPayload {
  @Field(() => OrganizationPasswordPolicy, { description: 'The rules as they are now.' })
  readonly passwordPolicy!: OrganizationPasswordPolicy;
}

export const ChangePasswordPolicyResult = mutationResult(
  'ChangePasswordPolicyResult',
  ChangePasswordPolicyPayload,
);

@Resolver()
export class ChangePasswordPolicyResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ChangePasswordPolicyResult, {
    description: 'Puts new password rules in force, for every password chosen from now on.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ORGANIZATION' })
  changePasswordPolicy(
    @Args('input', { type: () => ChangePasswordPolicyInput, description: 'The new rules.' })
    input: ChangePasswordPolicyInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ChangePasswordPolicyResult> {
    return answerOrganizationCommand(
      scope,
      request,
      input,
      (context) => this.commands.execute(new ChangePasswordPolicy(scope, context, policyOf(input))),
      ({ organization, position }) => ({ position, passwordPolicy: organization.policy }),
    );
  }
}

function policyOf(input: ChangePasswordPolicyInput): PasswordPolicyRules {
  const { minLength, maxLength, classes, forbidPersonal, resetMethod } = input;
  const { upper, lower, digit, special } = classes;
  const { temporaryPasswordHours, linkMinutes } = input;
  return {
    minLength,
    maxLength,
    classes: { upper, lower, digit, special },
    forbidPersonal,
    resetMethod,
    temporaryPasswordHours,
    linkMinutes,
  };
}
