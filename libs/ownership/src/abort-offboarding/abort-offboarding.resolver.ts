import { RANK_PROBLEMS, ReasonedCommandInput } from '@keyledger/accounts';
import {
  Access,
  commandContext,
  CurrentScope,
  defineProblem,
  mutationResult,
  problemFrom,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { plainId } from '@keyledger/organizations';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { OffboardingPayload } from '../graphql/offboarding.type.js';
import { AbortOffboarding } from './abort-offboarding.command.js';

@InputType({ description: 'Which offboarding is given up.' })
export class AbortOffboardingInput extends ReasonedCommandInput {
  @Field(() => ID, { description: 'Global id of the offboarding.' })
  @MaxLength(100)
  readonly offboardingId!: string;
}

export const AbortOffboardingResult = mutationResult('AbortOffboardingResult', OffboardingPayload, [
  ...RANK_PROBLEMS,
  defineProblem('OffboardingBegun'),
]);

@Resolver()
export class AbortOffboardingResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => AbortOffboardingResult, {
    description: 'Gives an offboarding up, until the last day is over.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'PERSON' })
  async abortOffboarding(
    @Args('input', { type: () => AbortOffboardingInput, description: 'Which offboarding.' })
    input: AbortOffboardingInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof AbortOffboardingResult> {
    const id = plainId('Offboarding', input.offboardingId);
    const context = commandContext(scope, request, input);
    const changed = await this.commands.execute(new AbortOffboarding(scope, context, id));
    if (changed.outcome === 'rejected') return problemFrom(changed.rejection, request.locale);
    const { offboardingId, position } = changed;
    return { offboardingId, position };
  }
}
