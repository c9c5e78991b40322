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
import { RefuseOwnerChange } from './refuse-owner-change.command.js';

@InputType({ description: 'Which change is refused.' })
export class RefuseOwnerChangeInput extends OwnerChangeCommandInput {}

export const RefuseOwnerChangeResult = mutationResult(
  'RefuseOwnerChangeResult',
  OwnerChangePayload,
  VERDICT_PROBLEMS,
);

@Resolver()
export class RefuseOwnerChangeResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => RefuseOwnerChangeResult, {
    description:
      'A second person’s no to a change of owner, which ends it: the mailbox is thawed and stays with its owner.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY'], target: 'ACCOUNT' })
  refuseOwnerChange(
    @Args('input', { type: () => RefuseOwnerChangeInput, description: 'Which change is refused.' })
    input: RefuseOwnerChangeInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof RefuseOwnerChangeResult> {
    return answerOwnerChangeCommand(scope, request, input, (id, context) =>
      this.commands.execute(new RefuseOwnerChange(scope, context, id)),
    );
  }
}
