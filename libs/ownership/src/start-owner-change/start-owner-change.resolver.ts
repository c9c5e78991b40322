import { ReasonedCommandInput } from '@keyledger/accounts';
import {
  Access,
  commandContext,
  CurrentScope,
  DateTime,
  defineProblem,
  mutationResult,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { optionalPlainId, plainId } from '@keyledger/organizations';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsDate, IsIn, IsOptional, MaxLength } from 'class-validator';
import { answerOwnerChange, SUCCESSOR_PROBLEMS } from '../graphql/owner-change-command.input.js';
import { OwnerChangeReasonEnum } from '../graphql/owner-change-enums.js';
import { OwnerChangePayload } from '../graphql/owner-change.type.js';
import {
  OWNER_CHANGE_REASONS,
  type OwnerChangeReason,
} from '../owner-change/owner-change.events.js';
import { StartOwnerChange } from './start-owner-change.command.js';

@InputType({ description: 'Which mailbox passes on, to whom, when and why.' })
export class StartOwnerChangeInput extends ReasonedCommandInput {
  @Field(() => ID, { description: 'Global id of the account.' })
  @MaxLength(100)
  readonly accountId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Global id of the new owner; without it, the mailbox is frozen until one is named (`nameSuccessor`).',
  })
  @IsOptional()
  @MaxLength(100)
  readonly newOwnerId?: string | null;

  @Field(() => OwnerChangeReasonEnum, { description: 'Why it passes on.' })
  @IsIn(OWNER_CHANGE_REASONS)
  readonly reason!: OwnerChangeReason;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When to begin, at most a year from now; without it, at once.',
  })
  @IsOptional()
  @IsDate()
  readonly effectiveAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'A note about the former owner.' })
  @IsOptional()
  @MaxLength(500)
  readonly note?: string | null;
}

export const StartOwnerChangeResult = mutationResult('StartOwnerChangeResult', OwnerChangePayload, [
  ...SUCCESSOR_PROBLEMS,
  defineProblem('OwnerChangeInProgress'),
]);

@Resolver()
export class StartOwnerChangeResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => StartOwnerChangeResult, {
    description:
      'Passes a mailbox on: it is frozen, its sessions end, what its owner could recover it by is void, and the new owner gets a one-time link on a channel of their own. One change at a time.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ACCOUNT' })
  async startOwnerChange(
    @Args('input', {
      type: () => StartOwnerChangeInput,
      description: 'Which mailbox, and to whom.',
    })
    input: StartOwnerChangeInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof StartOwnerChangeResult> {
    const { reason, effectiveAt, note } = input;
    const order = {
      accountId: plainId('Account', input.accountId),
      newOwnerId: optionalPlainId('Employee', input.newOwnerId),
      reason,
      effectiveAt: effectiveAt ?? null,
      note: note?.trim() || null,
      offboardingId: null,
    };
    const context = commandContext(scope, request, input);
    return answerOwnerChange(
      request,
      await this.commands.execute(new StartOwnerChange(scope, context, order)),
    );
  }
}
