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
import { OrganizationAnomalyPolicy } from '../graphql/anomaly-policy.type.js';
import { answerOrganizationCommand } from '../graphql/answer-organization-command.js';
import { ChangeAnomalyPolicy } from './change-anomaly-policy.command.js';
import { ChangeAnomalyPolicyInput } from './anomaly-policy.input.js';

@ObjectType({ description: 'The rules in force.' })
export class ChangeAnomalyPolicyPayload extends MutationPayload {
  @Field(() => OrganizationAnomalyPolicy, { description: 'The rules as they are now.' })
  readonly anomalyPolicy!: OrganizationAnomalyPolicy;
}

export const ChangeAnomalyPolicyResult = mutationResult(
  'ChangeAnomalyPolicyResult',
  ChangeAnomalyPolicyPayload,
);

@Resolver()
export class ChangeAnomalyPolicyResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ChangeAnomalyPolicyResult, {
    description: 'Puts new rules for unusual sign-ins in force.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ORGANIZATION' })
  changeAnomalyPolicy(
    @Args('input', { type: () => ChangeAnomalyPolicyInput, description: 'The new rules.' })
    input: ChangeAnomalyPolicyInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ChangeAnomalyPolicyResult> {
    const { LOW, MEDIUM, HIGH, CRITICAL } = input.consequences;
    const policy = {
      knownNetworks: [...input.knownNetworks],
      disabledRules: [...input.disabledRules],
      fastestJourneyKmh: input.fastestJourneyKmh,
      consequences: {
        LOW: [...LOW],
        MEDIUM: [...MEDIUM],
        HIGH: [...HIGH],
        CRITICAL: [...CRITICAL],
      },
    };
    return answerOrganizationCommand(
      scope,
      request,
      input,
      (context) => this.commands.execute(new ChangeAnomalyPolicy(scope, context, policy)),
      ({ organization, position }) => ({ position, anomalyPolicy: organization.anomalyPolicy }),
    );
  }
}
