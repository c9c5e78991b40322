import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { organizationAggregate } from '../organization.state.js';
import { MoveDepartment } from './move-department.command.js';
import { decideDepartmentMove } from './move-department.decider.js';

@CommandHandler(MoveDepartment)
export class MoveDepartmentHandler implements ICommandHandler<MoveDepartment> {
  constructor(private readonly aggregates: AggregateStore) {}

  execute(command: MoveDepartment) {
    const { context } = command;
    return this.aggregates.execute({
      aggregate: organizationAggregate,
      id: context.organizationId,
      context,
      decide: (organization) => decideDepartmentMove(command, organization),
    });
  }
}
