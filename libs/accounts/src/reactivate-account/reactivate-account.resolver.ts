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
import { ReactivateAccount } from './reactivate-account.command.js';

@InputType({ description: 'Which account to reactivate.' })
export class ReactivateAccountInput extends NotedAccountCommandInput {}

export const ReactivateAccountResult = mutationResult(
  'ReactivateAccountResult',
  AccountPayload,
  RANK_PROBLEMS,
);

@Resolver()
export class ReactivateAccountResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ReactivateAccountResult, {
    description: 'Brings a suspended mailbox back, with the password it had.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY'], target: 'ACCOUNT' })
  reactivateAccount(
    @Args('input', { type: () => ReactivateAccountInput, description: 'Which account, and why.' })
    input: ReactivateAccountInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ReactivateAccountResult> {
    return answerAccountCommand(scope, request, input, (id, context) =>
      this.commands.execute(new ReactivateAccount(scope, context, id, input.note ?? null)),
    );
  }
}
