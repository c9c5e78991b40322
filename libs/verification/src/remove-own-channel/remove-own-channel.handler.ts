import { ProveCurrentPassword } from '@keyledger/accounts';
import { decideChannelRemoval, employeeAggregate } from '@keyledger/employees';
import { AggregateStore } from '@keyledger/event-store';
import { isRejection } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IssueChannelVerification } from '../own-channels/issue-channel-verification.js';
import type { OwnChannelChanged } from '../own-channels/own-channel-changed.js';
import { OwnMailboxes } from '../own-channels/own-mailbox.js';
import { RemoveOwnChannel } from './remove-own-channel.command.js';

@CommandHandler(RemoveOwnChannel)
export class RemoveOwnChannelHandler implements ICommandHandler<RemoveOwnChannel> {
  constructor(
    private readonly mailboxes: OwnMailboxes,
    private readonly current: ProveCurrentPassword,
    private readonly aggregates: AggregateStore,
    private readonly verifications: IssueChannelVerification,
  ) {}

  async execute(command: RemoveOwnChannel): Promise<OwnChannelChanged> {
    const { accountId, context, currentPassword, channelId } = command;
    const own = await this.mailboxes.of(accountId);
    if (isRejection(own)) return { outcome: 'rejected', rejection: own };
    const proof = await this.current.prove(accountId, currentPassword);
    if (proof.outcome === 'rejected') return proof;
    const executed = await this.aggregates.execute({
      aggregate: employeeAggregate,
      id: own.employeeId,
      context,
      decide: (person) => decideChannelRemoval(channelId, person),
    });
    if (executed.outcome === 'rejected') return executed;
    const sent = own.person.verifications.find((each) => each.channelId === channelId);
    await this.verifications.voidSent(sent);
    const { position, state: person } = executed;
    return { outcome: 'changed', position, person, sent: false };
  }
}
