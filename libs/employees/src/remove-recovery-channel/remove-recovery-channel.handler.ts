import { isRejection } from '@keyledger/kernel';
import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ActOnEmployee } from '../act-on-employee.js';
import type { EmployeeChange } from '../employee-change.js';
import { employeeAggregate } from '../employee.state.js';
import { RemoveRecoveryChannel } from './remove-recovery-channel.command.js';
import { decideChannelRemoval } from './remove-recovery-channel.decider.js';

@CommandHandler(RemoveRecoveryChannel)
export class RemoveRecoveryChannelHandler implements ICommandHandler<RemoveRecoveryChannel> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly authority: ActOnEmployee,
  ) {}

  async execute(command: RemoveRecoveryChannel): Promise<EmployeeChange> {
    const { by, context, employeeId, channelId } = command;
    const target = await this.authority.toRechannel(by, context.organizationId, employeeId);
    if (isRejection(target)) return { outcome: 'rejected', rejection: target };
    return this.aggregates.execute({
      aggregate: employeeAggregate,
      id: employeeId,
      context,
      decide: (employee) => decideChannelRemoval(channelId, employee),
    });
  }
}
