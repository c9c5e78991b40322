import type { Scope } from '@keyledger/kernel';
import {
  Access,
  CurrentScope,
  mutationResult,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { NotedAccountCommandInput } from '../graphql/account-command.input.js';
import { AccountPayload } from '../graphql/account-payload.type.js';
import { RANK_PROBLEMS } from '../graphql/account-problems.js';
import { answerAccountCommand } from '../graphql/answer-account-command.js';
import { SuspendAccount } from './suspend-account.command.js';

@InputType({ description: 'Which account to suspend.' })
export class SuspendAccountInput extends NotedAccountCommandInput {}

export const SuspendAccountResult = mutationResult(
  'SuspendAccountResult',
  AccountPayload,
  RANK_PROBLEMS,
);

@Resolver()
export class SuspendAccountResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => SuspendAccountResult, {
    description: 'Takes a mailbox out of use until it is reactivated; its sessions end at once.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY'], target: 'ACCOUNT' })
  suspendAccount(
    @Args('input', { type: () => SuspendAccountInput, description: 'Which account, and why.' })
    input: SuspendAccountInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof SuspendAccountResult> {
    return answerAccountCommand(scope, request, input, (id, context) =>
      this.commands.execute(new SuspendAccount(scope, context, id, input.note ?? null)),
    );
  }
}
