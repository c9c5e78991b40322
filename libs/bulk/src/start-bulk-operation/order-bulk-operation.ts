import { accountCriteria } from '@keyledger/accounts';
import { commandContext, type Problem, type RequestContext } from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { answerBulkCommand } from '../graphql/answer-bulk-command.js';
import type { BulkOperationPayload } from '../graphql/bulk-operation.type.js';
import type { BulkInput } from './bulk-input.js';
import { StartBulkOperation, type BulkWish } from './start-bulk-operation.command.js';

/** What a mutation says apart from which accounts. */
type Wish = Pick<BulkWish, 'action'> & Partial<BulkWish>;

/** From a mutation's input to its payload or problem. */
@Injectable()
export class OrderBulkOperation {
  constructor(private readonly commands: CommandBus) {}

  async order(
    scope: Scope,
    request: RequestContext,
    input: BulkInput,
    wish: Wish,
  ): Promise<BulkOperationPayload | Problem> {
    const { filter, search, expectedTotal } = input;
    const whole = { until: null, departmentId: null, note: null, ...wish };
    const command = new StartBulkOperation(
      scope,
      commandContext(scope, request, input),
      whole,
      accountCriteria({ filter, search }),
      expectedTotal ?? null,
    );
    return answerBulkCommand(await this.commands.execute(command), request);
  }
}
