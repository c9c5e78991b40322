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
import { ApproveOwnerChange } from './approve-owner-change.command.js';

@InputType({ description: 'Which change is approved.' })
export class ApproveOwnerChangeInput extends OwnerChangeCommandInput {}

export const ApproveOwnerChangeResult = mutationResult(
  'ApproveOwnerChangeResult',
  OwnerChangePayload,
  VERDICT_PROBLEMS,
);

@Resolver()
export class ApproveOwnerChangeResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ApproveOwnerChangeResult, {
    description:
      'A second person’s yes to a change of owner. Neither who started it nor either owner is one.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY'], target: 'ACCOUNT' })
  approveOwnerChange(
    @Args('input', {
      type: () => ApproveOwnerChangeInput,
      description: 'Which change is approved.',
    })
    input: ApproveOwnerChangeInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ApproveOwnerChangeResult> {
    return answerOwnerChangeCommand(scope, request, input, (id, context) =>
      this.commands.execute(new ApproveOwnerChange(scope, context, id)),
    );
  }
}
