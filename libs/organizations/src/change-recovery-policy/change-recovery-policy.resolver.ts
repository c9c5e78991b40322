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
import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsBoolean, IsIn } from 'class-validator';
import { answerOrganizationCommand } from '../graphql/answer-organization-command.js';
import { OrganizationCommandInput } from '../graphql/organization-command.input.js';
import { TwoProofsEnum } from '../graphql/organization-enums.js';
import { OrganizationRecoveryPolicy } from '../graphql/recovery-policy.type.js';
import { TWO_PROOFS, type TwoProofs } from '../recovery-policy.js';
import { ChangeRecoveryPolicy } from './change-recovery-policy.command.js';

@InputType({ description: 'The new rules, all of them.' })
export class ChangeRecoveryPolicyInput extends OrganizationCommandInput {
  @Field(() => Boolean, {
    description: 'Whether people may set a forgotten password anew by themselves.',
  })
  @IsBoolean()
  readonly selfService!: boolean;

  @Field(() => Boolean, { description: 'Whether channels that nobody has proved yet serve.' })
  @IsBoolean()
  readonly assertedChannels!: boolean;

  @Field(() => TwoProofsEnum, { description: 'Who has to prove themselves by two channels.' })
  @IsIn(TWO_PROOFS)
  readonly twoProofs!: TwoProofs;

  @Field(() => Boolean, {
    description: 'Whether a help desk must have its caller proved before it resets.',
  })
  @IsBoolean()
  readonly callerProof!: boolean;
}

@ObjectType({ description: 'The rules in force.' })
export class ChangeRecoveryPolicyPayload extends MutationPayload {
  @Field(() => OrganizationRecoveryPolicy, { description: 'The rules as they are now.' })
  readonly recoveryPolicy!: OrganizationRecoveryPolicy;
}

export const ChangeRecoveryPolicyResult = mutationResult(
  'ChangeRecoveryPolicyResult',
  ChangeRecoveryPolicyPayload,
);

@Resolver()
export class ChangeRecoveryPolicyResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ChangeRecoveryPolicyResult, {
    description: 'Puts new rules for forgotten passwords in force.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ORGANIZATION' })
  changeRecoveryPolicy(
    @Args('input', { type: () => ChangeRecoveryPolicyInput, description: 'The new rules.' })
    input: ChangeRecoveryPolicyInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ChangeRecoveryPolicyResult> {
    const { selfService, assertedChannels, twoProofs, callerProof } = input;
    const policy = { selfService, assertedChannels, twoProofs, callerProof };
    return answerOrganizationCommand(
      scope,
      request,
      input,
      (context) => this.commands.execute(new ChangeRecoveryPolicy(scope, context, policy)),
      ({ organization, position }) => ({ position, recoveryPolicy: organization.recoveryPolicy }),
    );
  }
}
