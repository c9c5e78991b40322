import { reject } from '@keyledger/kernel';
import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EmployeeDirectory } from '../employee-directory.port.js';
import type { OrganizationChange } from '../organization-change.js';
import { organizationAggregate } from '../organization.state.js';
import { RevokeRole } from './revoke-role.command.js';
import { decideRevocation } from './revoke-role.decider.js';

@CommandHandler(RevokeRole)
export class RevokeRoleHandler implements ICommandHandler<RevokeRole> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly employees: EmployeeDirectory,
  ) {}

  async execute(command: RevokeRole): Promise<OrganizationChange> {
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
      decide: (organization) => decideRevocation(command, organization),
    });
  }
}
