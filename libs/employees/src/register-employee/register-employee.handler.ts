import { isRejection, reject, type Rejection } from '@keyledger/kernel';
import { AggregateStore } from '@keyledger/event-store';
import { mayAdministerDepartment, OrganizationReader } from '@keyledger/organizations';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { channelIdOf } from '../channel-id.js';
import type { EmployeeChange } from '../employee-change.js';
import { EmployeeNumbers } from '../employee-numbers.js';
import { employeeAggregate } from '../employee.state.js';
import { readPersonDetails } from '../person-details.js';
import { RegisterEmployee } from './register-employee.command.js';
import { decideRegistration } from './register-employee.decider.js';

@CommandHandler(RegisterEmployee)
export class RegisterEmployeeHandler implements ICommandHandler<RegisterEmployee> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly numbers: EmployeeNumbers,
  ) {}

  async execute(command: RegisterEmployee): Promise<EmployeeChange> {
    const { context, employeeId, person } = command;
    const details = readPersonDetails(person);
    if (isRejection(details)) return { outcome: 'rejected', rejection: details };
    const refused = await this.refusal(command, details.employeeNumber);
    if (refused) return { outcome: 'rejected', rejection: refused };
    const channelIds = (person.channels ?? []).map((_, n) => channelIdOf(employeeId, context, n));
    return this.aggregates.execute({
      aggregate: employeeAggregate,
      id: employeeId,
      context,
      decide: (employee) => decideRegistration(person, channelIds, employee),
    });
  }

  private async refusal(
    { by, context: { organizationId }, employeeId, person: { departmentId } }: RegisterEmployee,
    number: string | null,
  ): Promise<Rejection | null> {
    const organization = await this.organizations.state(organizationId);
    if (!organization.founded) return reject('NotFound');
    if (departmentId !== null && !organization.departments.has(departmentId)) {
      return reject('DepartmentUnknown', { path: ['departmentId'] });
    }
    const forbidden = mayAdministerDepartment(by, departmentId, organization);
    if (forbidden || number === null) return forbidden;
    return this.numbers.hold(organizationId, number, employeeId);
  }
}
