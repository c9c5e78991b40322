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
  answerOwnerChangeCommand,
  OwnerChangeCommandInput,
  VERDICT_PROBLEMS,
} from '../graphql/owner-change-command.input.js';
import { OwnerChangePayload } from '../graphql/owner-change.type.js';
import { RenewOwnerChangeApproval } from './renew-owner-change-approval.command.js';

@InputType({ description: 'Which change.' })
export class RenewOwnerChangeApprovalInput extends OwnerChangeCommandInput {}

export const RenewOwnerChangeApprovalResult = mutationResult(
  'RenewOwnerChangeApprovalResult',
  OwnerChangePayload,
  VERDICT_PROBLEMS,
);

@Resolver()
export class RenewOwnerChangeApprovalResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => RenewOwnerChangeApprovalResult, {
    description: 'Asks a second person again, after nobody decided in time.',
  })
  @Access({ roles: ['OWNER', 'ADMIN'], target: 'ACCOUNT' })
  renewOwnerChangeApproval(
    @Args('input', { type: () => RenewOwnerChangeApprovalInput, description: 'Which change.' })
    input: RenewOwnerChangeApprovalInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof RenewOwnerChangeApprovalResult> {
    return answerOwnerChangeCommand(scope, request, input, (id, context) =>
      this.commands.execute(new RenewOwnerChangeApproval(scope, context, id)),
    );
  }
}
