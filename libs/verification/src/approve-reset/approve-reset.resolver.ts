import {
  Access,
  CurrentScope,
  mutationResult,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import {
  answerDecision,
  DecideOnApprovalInput,
} from '../reset-approval/decide-on-approval.input.js';
import {
  DECISION_PROBLEMS,
  ResetApprovalPayload,
} from '../reset-approval/reset-approval-payload.type.js';
import { ApproveReset } from './approve-reset.command.js';

@InputType({ description: 'Which request is approved.' })
export class ApproveResetInput extends DecideOnApprovalInput {}

export const ApproveResetResult = mutationResult(
  'ApproveResetResult',
  ResetApprovalPayload,
  DECISION_PROBLEMS,
);

@Resolver()
export class ApproveResetResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ApproveResetResult, {
    description:
      'Lets whoever asked reset the account, once and within the day. Nobody approves what they asked for themselves.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY', 'HELPDESK'], target: 'ACCOUNT' })
  approveReset(
    @Args('input', { type: () => ApproveResetInput, description: 'Which approval.' })
    input: ApproveResetInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ApproveResetResult> {
    return answerDecision(scope, request, input, (id, context) =>
      this.commands.execute(new ApproveReset(scope, context, id)),
    );
  }
}
