import { USER_LIST } from '@keyledger/accounts';
import {
  Access,
  CurrentScope,
  defineProblem,
  mutationResult,
  Reads,
  RequestInfo,
  type RequestContext,
} from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { optionalPlainId } from '@keyledger/organizations';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { BulkOperationPayload } from '../graphql/bulk-operation.type.js';
import { BULK_MOVERS } from '../graphql/bulk-roles.js';
import { BulkInput } from '../start-bulk-operation/bulk-input.js';
import { BULK_PROBLEMS } from '../start-bulk-operation/bulk-problems.js';
import { OrderBulkOperation } from '../start-bulk-operation/order-bulk-operation.js';

@InputType({ description: 'Whose owners move, and where to.' })
export class MoveEmployeesInput extends BulkInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Global id of the department; without it, they are in none.',
  })
  @IsOptional()
  @MaxLength(100)
  readonly departmentId?: string | null;
}

export const MoveEmployeesResult = mutationResult('MoveEmployeesResult', BulkOperationPayload, [
  ...BULK_PROBLEMS,
  defineProblem('DepartmentUnknown'),
  defineProblem('OutsideYourDepartments'),
]);

@Resolver()
export class MoveEmployeesResolver {
  constructor(private readonly operations: OrderBulkOperation) {}

  @Mutation(() => MoveEmployeesResult, {
    description:
      'Moves the owner of every account that the filter finds now, as `moveEmployee` does one. Answers at once; the work follows.',
  })
  @Access({ roles: BULK_MOVERS, target: 'DEPARTMENT' })
  @Reads(USER_LIST)
  moveEmployees(
    @Args('input', { type: () => MoveEmployeesInput, description: 'Who moves, and where to.' })
    input: MoveEmployeesInput,
    @CurrentScope() scope: Scope,
    @RequestInfo() request: RequestContext,
  ): Promise<typeof MoveEmployeesResult> {
    const departmentId = optionalPlainId('Department', input.departmentId);
    return this.operations.order(scope, request, input, { action: 'MOVE', departmentId });
  }
}
