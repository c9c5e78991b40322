import type { Scope } from '@keyledger/kernel';
import {
  Access,
  CurrentScope,
  DateTime,
  mutationResult,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsDate, IsOptional } from 'class-validator';
import { NotedAccountCommandInput } from '../graphql/account-command.input.js';
import { AccountPayload } from '../graphql/account-payload.type.js';
import { RANK_PROBLEMS } from '../graphql/account-problems.js';
import { answerAccountCommand } from '../graphql/answer-account-command.js';
import { LockAccount } from './lock-account.command.js';

@InputType({ description: 'Which account to lock, until when and why.' })
export class LockAccountInput extends NotedAccountCommandInput {
  @Field(() => DateTime, {
    nullable: true,
    description: 'When the lock ends by itself; without it, when somebody unlocks the account.',
  })
  @IsOptional()
  @IsDate()
  readonly until?: Date | null;
}

export const LockAccountResult = mutationResult('LockAccountResult', AccountPayload, RANK_PROBLEMS);

@Resolver()
export class LockAccountResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => LockAccountResult, {
    description: 'Keeps everybody out of an account; its sessions end at once.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'SECURITY', 'HELPDESK'], target: 'ACCOUNT' })
  lockAccount(
    @Args('input', { type: () => LockAccountInput, description: 'Which account, and why.' })
    input: LockAccountInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof LockAccountResult> {
    return answerAccountCommand(scope, request, input, (id, context) =>
      this.commands.execute(
        new LockAccount(scope, context, id, input.until ?? null, input.note ?? null),
      ),
    );
  }
}
