import {
  Access,
  CurrentScope,
  DateTime,
  mutationResult,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsDate, IsIn, IsOptional } from 'class-validator';
import { HoldBasisEnum } from '../erasure/erasure-enums.js';
import { HOLD_BASES, type HoldBasis } from '../erasure/erasure.events.js';
import {
  answerErasureCommand,
  ERASURE_PROBLEMS,
  ErasureCommandInput,
} from '../erasure/answer-erasure-command.js';
import { PersonErasurePayload } from '../erasure/person-erasure.type.js';
import { PlaceLegalHold } from './place-legal-hold.command.js';

@InputType({ description: 'Whose data has to stay, and why.' })
export class PlaceLegalHoldInput extends ErasureCommandInput {
  @Field(() => HoldBasisEnum, { description: 'Why it has to stay.' })
  @IsIn(HOLD_BASES)
  readonly basis!: HoldBasis;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when; without it, until it is released.',
  })
  @IsOptional()
  @IsDate()
  readonly until?: Date | null;
}

export const PlaceLegalHoldResult = mutationResult('PlaceLegalHoldResult', PersonErasurePayload, [
  ...ERASURE_PROBLEMS,
]);

@Resolver()
export class PlaceLegalHoldResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => PlaceLegalHoldResult, {
    description: 'Keeps a person’s data from being erased, until a date or until it is released.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'PERSON' })
  placeLegalHold(
    @Args('input', { type: () => PlaceLegalHoldInput, description: 'Whose, and why.' })
    input: PlaceLegalHoldInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof PlaceLegalHoldResult> {
    return answerErasureCommand(scope, request, input, (id, context) =>
      this.commands.execute(
        new PlaceLegalHold(scope, context, id, input.basis, input.until ?? null),
      ),
    );
  }
}
