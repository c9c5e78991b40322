import { USER_LIST } from '@keyledger/accounts';
import {
  Access,
  CurrentScope,
  mutationResult,
  Reads,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { BulkOperationPayload } from '../graphql/bulk-operation.type.js';
import { BULK_ACTORS } from '../graphql/bulk-roles.js';
import { BulkInput } from '../start-bulk-operation/bulk-input.js';
import { BULK_PROBLEMS } from '../start-bulk-operation/bulk-problems.js';
import { OrderBulkOperation } from '../start-bulk-operation/order-bulk-operation.js';

@InputType({ description: 'Which accounts to unlock, and why.' })
export class UnlockAccountsInput extends BulkInput {
  @Field(() => String, { nullable: true, description: 'A note for the history of each account.' })
  @IsOptional()
  @MaxLength(500)
  readonly note?: string | null;
}

export const UnlockAccountsResult = mutationResult(
  'UnlockAccountsResult',
  BulkOperationPayload,
  BULK_PROBLEMS,
);

@Resolver()
export class UnlockAccountsResolver {
  constructor(private readonly operations: OrderBulkOperation) {}

  @Mutation(() => UnlockAccountsResult, {
    description:
      'Unlocks every account that the filter finds now, as `unlockAccount` does one. Answers at once; the work follows.',
  })
  @Access({ roles: BULK_ACTORS, target: 'MANY' })
  @Reads(USER_LIST)
  unlockAccounts(
    @Args('input', { type: () => UnlockAccountsInput, description: 'Which accounts, and why.' })
    input: UnlockAccountsInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof UnlockAccountsResult> {
    const { note = null } = input;
    return this.operations.order(scope, request, input, { action: 'UNLOCK', note });
  }
}
