import { RANK_PROBLEMS, ReasonedCommandInput } from '@keyledger/accounts';
import {
  Access,
  commandContext,
  CurrentScope,
  idOfType,
  mutationResult,
  problemFrom,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { reject, type Scope } from '@keyledger/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { ResetApprovalPayload } from '../reset-approval/reset-approval-payload.type.js';
import { RequestResetApproval } from './request-reset-approval.command.js';

@InputType({ description: 'Which account is to be reset, and why the caller cannot be proved.' })
export class RequestResetApprovalInput extends ReasonedCommandInput {
  @Field(() => ID, { description: 'Global id of the account.' })
  @MaxLength(100)
  readonly accountId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A note about the person, for whoever decides and for the history.',
  })
  @IsOptional()
  @MaxLength(500)
  readonly note?: string | null;
}

export const RequestResetApprovalResult = mutationResult(
  'RequestResetApprovalResult',
  ResetApprovalPayload,
  RANK_PROBLEMS,
);

@Resolver()
export class RequestResetApprovalResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => RequestResetApprovalResult, {
    description:
      'Asks a second person to approve a reset, where a caller cannot be proved. It is good for a day.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY', 'HELPDESK'], target: 'ACCOUNT' })
  async requestResetApproval(
    @Args('input', { type: () => RequestResetApprovalInput, description: 'Which, and why.' })
    input: RequestResetApprovalInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof RequestResetApprovalResult> {
    const { locale } = request;
    const accountId = idOfType('Account', input.accountId);
    if (!accountId) return problemFrom(reject('NotFound', { path: ['accountId'] }), locale);
    const context = commandContext(scope, request, input);
    const requested = await this.commands.execute(
      new RequestResetApproval(scope, context, accountId, input.note?.trim() || null),
    );
    if (requested.outcome === 'rejected') return problemFrom(requested.rejection, locale);
    const { approvalId, position } = requested;
    return { approvalId, position };
  }
}
