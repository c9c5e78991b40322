import { isRejection } from '@keyledger/kernel';
import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ActOnEmployee } from '../act-on-employee.js';
import { channelIdOf } from '../channel-id.js';
import type { EmployeeChange } from '../employee-change.js';
import { employeeAggregate } from '../employee.state.js';
import { AssertRecoveryChannel } from './assert-recovery-channel.command.js';
import { decideChannel } from './assert-recovery-channel.decider.js';

@CommandHandler(AssertRecoveryChannel)
export class AssertRecoveryChannelHandler implements ICommandHandler<AssertRecoveryChannel> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly authority: ActOnEmployee,
  ) {}

  async execute(command: AssertRecoveryChannel): Promise<EmployeeChange> {
    const { by, context, employeeId, kind, destination } = command;
    const target = await this.authority.toRechannel(by, context.organizationId, employeeId);
    if (isRejection(target)) return { outcome: 'rejected', rejection: target };
    const channelId = channelIdOf(employeeId, context);
    return this.aggregates.execute({
      aggregate: employeeAggregate,
      id: employeeId,
      context,
      decide: (employee) => decideChannel({ channelId, kind, destination }, employee),
    });
  }
}
