import { USER_LIST } from '@keyledger/accounts';
import {
  Access,
  CurrentScope,
  DateTime,
  mutationResult,
  Reads,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsDate, IsOptional, MaxLength } from 'class-validator';
import { BulkOperationPayload } from '../graphql/bulk-operation.type.js';
import { BULK_ACTORS } from '../graphql/bulk-roles.js';
import { BulkInput } from '../start-bulk-operation/bulk-input.js';
import { BULK_PROBLEMS } from '../start-bulk-operation/bulk-problems.js';
import { OrderBulkOperation } from '../start-bulk-operation/order-bulk-operation.js';

@InputType({ description: 'Which accounts to lock, until when and why.' })
export class LockAccountsInput extends BulkInput {
  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the locks end by themselves; without it, when somebody unlocks the accounts.',
  })
  @IsOptional()
  @IsDate()
  readonly until?: Date | null;

  @Field(() => String, { nullable: true, description: 'A note for the history of each account.' })
  @IsOptional()
  @MaxLength(500)
  readonly note?: string | null;
}

export const LockAccountsResult = mutationResult(
  'LockAccountsResult',
  BulkOperationPayload,
  BULK_PROBLEMS,
);

@Resolver()
export class LockAccountsResolver {
  constructor(private readonly operations: OrderBulkOperation) {}

  @Mutation(() => LockAccountsResult, {
    description:
      'Locks every account that the filter finds now, as `lockAccount` does one. Answers at once; the work follows.',
  })
  @Access({ roles: BULK_ACTORS, target: 'MANY' })
  @Reads(USER_LIST)
  lockAccounts(
    @Args('input', { type: () => LockAccountsInput, description: 'Which accounts, and why.' })
    input: LockAccountsInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof LockAccountsResult> {
    const { until = null, note = null } = input;
    return this.operations.order(scope, request, input, { action: 'LOCK', until, note });
  }
}
