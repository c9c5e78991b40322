import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { EmployeeChange } from '../employee-change.js';
import { employeeAggregate } from '../employee.state.js';
import { VerifyRecoveryChannel } from './verify-recovery-channel.command.js';
import { decideChannelVerified } from './verify-recovery-channel.decider.js';

@CommandHandler(VerifyRecoveryChannel)
export class VerifyRecoveryChannelHandler implements ICommandHandler<VerifyRecoveryChannel> {
  constructor(private readonly aggregates: AggregateStore) {}

  execute({ context, employeeId, channelId }: VerifyRecoveryChannel): Promise<EmployeeChange> {
    return this.aggregates.execute({
      aggregate: employeeAggregate,
      id: employeeId,
      context,
      decide: (employee) => decideChannelVerified(channelId, employee),
    });
  }
}
