import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { departmentIdOf } from '../department-id.js';
import { organizationAggregate } from '../organization.state.js';
import { EnsureDepartments } from './ensure-departments.command.js';
import { decideDepartmentPath } from './ensure-departments.decider.js';

@CommandHandler(EnsureDepartments)
export class EnsureDepartmentsHandler implements ICommandHandler<EnsureDepartments> {
  constructor(private readonly aggregates: AggregateStore) {}

  execute({ by, context, path }: EnsureDepartments) {
    const ids = path.map((_, n) => departmentIdOf(context, n));
    return this.aggregates.execute({
      aggregate: organizationAggregate,
      id: context.organizationId,
      context,
      decide: (organization) => decideDepartmentPath({ by, path, ids }, organization),
    });
  }
}
