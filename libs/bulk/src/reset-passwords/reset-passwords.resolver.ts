import { ReasonCodeEnum, USER_LIST } from '@keyledger/accounts';
import {
  Access,
  CurrentScope,
  mutationResult,
  Reads,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import { REASON_CODES, type ReasonCode, type Scope } from '@keyledger/kernel';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { BulkOperationPayload } from '../graphql/bulk-operation.type.js';
import { BULK_ACTORS } from '../graphql/bulk-roles.js';
import { BulkInput } from '../start-bulk-operation/bulk-input.js';
import { BULK_PROBLEMS } from '../start-bulk-operation/bulk-problems.js';
import { OrderBulkOperation } from '../start-bulk-operation/order-bulk-operation.js';

@InputType({ description: 'Which accounts get new passwords, and why.' })
export class ResetPasswordsInput extends BulkInput {
  @Field(() => ReasonCodeEnum, { description: 'Why; required, part of the history.' })
  @IsIn(REASON_CODES)
  declare readonly reasonCode: ReasonCode;
}

export const ResetPasswordsResult = mutationResult(
  'ResetPasswordsResult',
  BulkOperationPayload,
  BULK_PROBLEMS,
);

@Resolver()
export class ResetPasswordsResolver {
  constructor(private readonly operations: OrderBulkOperation) {}

  @Mutation(() => ResetPasswordsResult, {
    description:
      'Voids the password of every account that the filter finds now and sends its owner a link to set the next one. Whoever has no channel for a link is left alone: `NoRecoveryChannel`. Answers at once; the work follows.',
  })
  @Access({ roles: BULK_ACTORS, target: 'MANY' })
  @Reads(USER_LIST)
  resetPasswords(
    @Args('input', { type: () => ResetPasswordsInput, description: 'Which accounts, and why.' })
    input: ResetPasswordsInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof ResetPasswordsResult> {
    return this.operations.order(scope, request, input, { action: 'RESET_PASSWORD' });
  }
}
