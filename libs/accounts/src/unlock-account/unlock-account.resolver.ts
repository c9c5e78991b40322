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
import { UnlockAccount } from './unlock-account.command.js';

@InputType({ description: 'Which account to unlock.' })
export class UnlockAccountInput extends NotedAccountCommandInput {}

export const UnlockAccountResult = mutationResult(
  'UnlockAccountResult',
  AccountPayload,
  RANK_PROBLEMS,
);

@Resolver()
export class UnlockAccountResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => UnlockAccountResult, {
    description: 'Lets an account sign in again; an unlocked one stays as it is.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY', 'HELPDESK'], target: 'ACCOUNT' })
  unlockAccount(
    @Args('input', { type: () => UnlockAccountInput, description: 'Which account, and why.' })
    input: UnlockAccountInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof UnlockAccountResult> {
    return answerAccountCommand(scope, request, input, (id, context) =>
      this.commands.execute(new UnlockAccount(scope, context, id, input.note ?? null)),
    );
  }
}
