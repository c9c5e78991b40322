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
import { RefuseReset } from './refuse-reset.command.js';

@InputType({ description: 'Which request is refused.' })
export class RefuseResetInput extends DecideOnApprovalInput {}

export const RefuseResetResult = mutationResult(
  'RefuseResetResult',
  ResetApprovalPayload,
  DECISION_PROBLEMS,
);

@Resolver()
export class RefuseResetResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => RefuseResetResult, {
    description:
      'Says no to a request for approval; whoever asked does not decide on it themselves.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY', 'HELPDESK'], target: 'ACCOUNT' })
  refuseReset(
    @Args('input', { type: () => RefuseResetInput, description: 'Which approval.' })
    input: RefuseResetInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof RefuseResetResult> {
    return answerDecision(scope, request, input, (id, context) =>
      this.commands.execute(new RefuseReset(scope, context, id)),
    );
  }
}
