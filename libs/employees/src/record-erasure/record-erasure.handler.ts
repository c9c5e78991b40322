import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { EmployeeChange } from '../employee-change.js';
import { employeeAggregate } from '../employee.state.js';
import { RecordErasure } from './record-erasure.command.js';
import { decideErasureRecorded } from './record-erasure.decider.js';

@CommandHandler(RecordErasure)
export class RecordErasureHandler implements ICommandHandler<RecordErasure> {
  constructor(private readonly aggregates: AggregateStore) {}

  execute({ context, employeeId }: RecordErasure): Promise<EmployeeChange> {
    return this.aggregates.execute({
      aggregate: employeeAggregate,
      id: employeeId,
      context,
      decide: decideErasureRecorded,
    });
  }
}
