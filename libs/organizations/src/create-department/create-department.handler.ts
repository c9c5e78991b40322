import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { departmentIdOf } from '../department-id.js';
import { organizationAggregate } from '../organization.state.js';
import { CreateDepartment } from './create-department.command.js';
import { decideDepartment } from './create-department.decider.js';

@CommandHandler(CreateDepartment)
export class CreateDepartmentHandler implements ICommandHandler<CreateDepartment> {
  constructor(private readonly aggregates: AggregateStore) {}

  execute({ by, context, parentId, name }: CreateDepartment) {
    const plan = { by, departmentId: departmentIdOf(context), parentId, name };
    return this.aggregates.execute({
      aggregate: organizationAggregate,
      id: context.organizationId,
      context,
      decide: (organization) => decideDepartment(plan, organization),
    });
  }
}
