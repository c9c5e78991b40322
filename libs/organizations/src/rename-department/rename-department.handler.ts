import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { organizationAggregate } from '../organization.state.js';
import { RenameDepartment } from './rename-department.command.js';
import { decideRename } from './rename-department.decider.js';

@CommandHandler(RenameDepartment)
export class RenameDepartmentHandler implements ICommandHandler<RenameDepartment> {
  constructor(private readonly aggregates: AggregateStore) {}

  execute(command: RenameDepartment) {
    const { context } = command;
    return this.aggregates.execute({
      aggregate: organizationAggregate,
      id: context.organizationId,
      context,
      decide: (organization) => decideRename(command, organization),
    });
  }
}
