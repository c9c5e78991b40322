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
import { Args, Field, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { answerOrganizationCommand } from '../graphql/answer-organization-command.js';
import { OrganizationCommandInput } from '../graphql/organization-command.input.js';
import { SecondPersonForEnum } from '../graphql/organization-enums.js';
import { OrganizationOwnershipPolicy } from '../graphql/ownership-policy.type.js';
import { SECOND_PERSON_FOR, type SecondPersonFor } from '../ownership-policy.js';
import { ChangeOwnershipPolicy } from './change-ownership-policy.command.js';

@InputType({ description: 'The new rules, all of them.' })
export class ChangeOwnershipPolicyInput extends OrganizationCommandInput {
  @Field(() => SecondPersonForEnum, {
    description: 'Whose mailboxes pass on only with a second person’s word.',
  })
  @IsIn(SECOND_PERSON_FOR)
  readonly secondPerson!: SecondPersonFor;

  @Field(() => Int, { description: 'How many hours that word is waited for, 1 to 168.' })
  @IsInt()
  @Min(1)
  @Max(168)
  readonly approvalHours!: number;
}

@ObjectType({ description: 'The rules in force.' })
export class ChangeOwnershipPolicyPayload extends MutationPayload {
  @Field(() => OrganizationOwnershipPolicy, { description: 'The rules as they are now.' })
  readonly ownershipPolicy!: OrganizationOwnershipPolicy;
}

export const ChangeOwnershipPolicyResult = mutationResult(
  'ChangeOwnershipPolicyResult',
  ChangeOwnershipPolicyPayload,
);

@Resolver()
export class ChangeOwnershipPolicyResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ChangeOwnershipPolicyResult, {
    description: 'Puts new rules for changes of owner in force.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ORGANIZATION' })
  changeOwnershipPolicy(
    @Args('input', { type: () => ChangeOwnershipPolicyInput, description: 'The new rules.' })
    input: ChangeOwnershipPolicyInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ChangeOwnershipPolicyResult> {
    const { secondPerson, approvalHours } = input;
    const policy = { secondPerson, approvalHours };
    return answerOrganizationCommand(
      scope,
      request,
      input,
      (context) => this.commands.execute(new ChangeOwnershipPolicy(scope, context, policy)),
      ({ organization, position }) => ({ position, ownershipPolicy: organization.ownershipPolicy }),
    );
  }
}
