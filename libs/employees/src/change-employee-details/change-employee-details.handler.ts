import { isRejection } from '@keyledger/kernel';
import { AggregateStore, unlessErased } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ActOnEmployee } from '../act-on-employee.js';
import type { EmployeeChange } from '../employee-change.js';
import { EmployeeNumbers, isSameNumber } from '../employee-numbers.js';
import { employeeAggregate } from '../employee.state.js';
import { ChangeEmployeeDetails } from './change-employee-details.command.js';
import { decideDetails } from './change-employee-details.decider.js';

@CommandHandler(ChangeEmployeeDetails)
export class ChangeEmployeeDetailsHandler implements ICommandHandler<ChangeEmployeeDetails> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly authority: ActOnEmployee,
    private readonly numbers: EmployeeNumbers,
  ) {}

  async execute(command: ChangeEmployeeDetails): Promise<EmployeeChange> {
    const { by, context, employeeId, details } = command;
    const { organizationId } = context;
    const target = await this.authority.toAdminister(by, organizationId, employeeId);
    if (isRejection(target)) return { outcome: 'rejected', rejection: target };

    const before = unlessErased(target.employee.employeeNumber, null);
    const wanted = details.employeeNumber?.trim() || null;
    if (wanted !== null && !isSameNumber(wanted, before)) {
      const taken = await this.numbers.hold(organizationId, wanted, employeeId);
      if (taken) return { outcome: 'rejected', rejection: taken };
    }
    const executed = await this.aggregates.execute({
      aggregate: employeeAggregate,
      id: employeeId,
      context,
      decide: (employee) => decideDetails(details, employee),
    });
    if (executed.outcome === 'rejected') return executed;
    const now = unlessErased(executed.state.employeeNumber, null);
    if (before !== null && !isSameNumber(before, now)) {
      await this.numbers.release(organizationId, before, employeeId);
    }
    return executed;
  }
}
