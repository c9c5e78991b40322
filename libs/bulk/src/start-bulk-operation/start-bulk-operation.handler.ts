import { UserListQuery } from '@keyledger/accounts';
import { AggregateStore, idMadeBy } from '@keyledger/event-store';
import { Clock } from '@keyledger/kernel';
import { OrganizationReader } from '@keyledger/organizations';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { BulkOperationChanged } from '../bulk-operation/bulk-operation-changed.js';
import { bulkOperationAggregate } from '../bulk-operation/bulk-operation.state.js';
import { BulkSelections } from '../selection/bulk-selections.js';
import { StartBulkOperation } from './start-bulk-operation.command.js';
import { mayStart, MOST_ACCOUNTS } from './start-bulk-operation.decider.js';
import { chosenBy, startedBy } from './started-by.js';

@CommandHandler(StartBulkOperation)
export class StartBulkOperationHandler implements ICommandHandler<StartBulkOperation> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly list: UserListQuery,
    private readonly selections: BulkSelections,
    private readonly clock: Clock,
  ) {}

  async execute(command: StartBulkOperation): Promise<BulkOperationChanged> {
    const { context } = command;
    const operationId = idMadeBy(context, 'bulk');
    const executed = await this.aggregates.execute({
      aggregate: bulkOperationAggregate,
      id: operationId,
      context,
      decide: ({ started }) => (started ? [] : this.decide(command, operationId)),
    });
    if (executed.outcome === 'rejected') return executed;
    return { outcome: 'changed', operationId, position: executed.position };
  }

  /** The accounts are fixed before the event that says how many they are; the same command again keeps the first ones. */
  private async decide(command: StartBulkOperation, operationId: string) {
    const { scope, wish, criteria, expectedTotal } = command;
    const { organizationId } = scope;
    const { filter, chosen } = chosenBy(criteria);
    const [organization, accountIds, waiting] = await Promise.all([
      this.organizations.state(organizationId),
      this.list.idsOf(scope, criteria, MOST_ACCOUNTS + 1),
      this.selections.waiting(organizationId),
    ]);
    const found = accountIds.length;
    const now = this.clock.now();
    const plan = { scope, organization, wish, chosen, found, expectedTotal, waiting, now };
    const refused = mayStart(plan);
    if (refused) return refused;
    const accounts = await this.selections.keep(operationId, organizationId, accountIds);
    const searched = criteria.search.length > 0;
    return [startedBy(scope, wish, { filter, searched, accounts })];
  }
}
