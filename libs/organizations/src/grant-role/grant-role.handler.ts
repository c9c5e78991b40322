import { reject } from '@keyledger/kernel';
import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EmployeeDirectory } from '../employee-directory.port.js';
import type { OrganizationChange } from '../organization-change.js';
import { organizationAggregate } from '../organization.state.js';
import { GrantRole } from './grant-role.command.js';
import { decideGrant } from './grant-role.decider.js';

@CommandHandler(GrantRole)
export class GrantRoleHandler implements ICommandHandler<GrantRole> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly employees: EmployeeDirectory,
  ) {}

  async execute(command: GrantRole): Promise<OrganizationChange> {
    const { context, employeeId } = command;
    if (!(await this.employees.isRegistered(context.organizationId, employeeId))) {
      return {
        outcome: 'rejected',
        rejection: reject('EmployeeUnknown', { path: ['employeeId'] }),
      };
    }
    return this.aggregates.execute({
      aggregate: organizationAggregate,
      id: context.organizationId,
      context,
      decide: (organization) => decideGrant(command, organization),
    });
  }
}
