import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { organizationAggregate } from '../organization.state.js';
import { ChangeAnomalyPolicy } from './change-anomaly-policy.command.js';
import { decideAnomalyPolicy } from './change-anomaly-policy.decider.js';

@CommandHandler(ChangeAnomalyPolicy)
export class ChangeAnomalyPolicyHandler implements ICommandHandler<ChangeAnomalyPolicy> {
  constructor(private readonly aggregates: AggregateStore) {}

  execute(command: ChangeAnomalyPolicy) {
    const { context } = command;
    return this.aggregates.execute({
      aggregate: organizationAggregate,
      id: context.organizationId,
      context,
      decide: (organization) => decideAnomalyPolicy(command, organization),
    });
  }
}
