import { isRejection, reject } from '@keyledger/kernel';
import { AggregateStore } from '@keyledger/event-store';
import { mayAdministerDepartment } from '@keyledger/organizations';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ActOnEmployee } from '../act-on-employee.js';
import type { EmployeeChange } from '../employee-change.js';
import { employeeAggregate } from '../employee.state.js';
import { MoveEmployee } from './move-employee.command.js';
import { decideMove } from './move-employee.decider.js';

@CommandHandler(MoveEmployee)
export class MoveEmployeeHandler implements ICommandHandler<MoveEmployee> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly authority: ActOnEmployee,
  ) {}

  async execute(command: MoveEmployee): Promise<EmployeeChange> {
    const { by, context, employeeId, departmentId } = command;
    const target = await this.authority.toAdminister(by, context.organizationId, employeeId);
    if (isRejection(target)) return { outcome: 'rejected', rejection: target };
    const { organization } = target;
    if (departmentId !== null && !organization.departments.has(departmentId)) {
      const rejection = reject('DepartmentUnknown', { path: ['departmentId'] });
      return { outcome: 'rejected', rejection };
    }
    const forbidden = mayAdministerDepartment(by, departmentId, organization);
    if (forbidden) return { outcome: 'rejected', rejection: forbidden };
    return this.aggregates.execute({
      aggregate: employeeAggregate,
      id: employeeId,
      context,
      decide: (employee) => decideMove(departmentId, employee),
    });
  }
}
