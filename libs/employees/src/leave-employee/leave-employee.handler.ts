import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { employeeAggregate } from '../employee.state.js';
import { LeaveEmployee } from './leave-employee.command.js';
import { decideLeaving } from './leave-employee.decider.js';

@CommandHandler(LeaveEmployee)
export class LeaveEmployeeHandler implements ICommandHandler<LeaveEmployee> {
  constructor(private readonly aggregates: AggregateStore) {}

  execute({ context, employeeId, lastDay }: LeaveEmployee) {
    return this.aggregates.execute({
      aggregate: employeeAggregate,
      id: employeeId,
      context,
      decide: (employee) => decideLeaving(lastDay, employee),
    });
  }
}
