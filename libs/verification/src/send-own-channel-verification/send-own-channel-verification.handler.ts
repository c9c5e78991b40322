import {
  decideVerificationIssued,
  employeeAggregate,
  mayNotSend,
  type RecoveryChannel,
} from '@keyledger/employees';
import { AggregateStore, isErased, type CommandContext } from '@keyledger/event-store';
import { Clock, isRejection, reject, type Rejection } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  IssueChannelVerification,
  type VerificationWithheld,
} from '../own-channels/issue-channel-verification.js';
import type { OwnChannelChanged } from '../own-channels/own-channel-changed.js';
import { OwnMailboxes, type OwnMailbox } from '../own-channels/own-mailbox.js';
import { SendOwnChannelVerification } from './send-own-channel-verification.command.js';

@CommandHandler(SendOwnChannelVerification)
export class SendOwnChannelVerificationHandler implements ICommandHandler<SendOwnChannelVerification> {
  constructor(
    private readonly mailboxes: OwnMailboxes,
    private readonly aggregates: AggregateStore,
    private readonly verifications: IssueChannelVerification,
    private readonly clock: Clock,
  ) {}

  async execute(command: SendOwnChannelVerification): Promise<OwnChannelChanged> {
    const { accountId, context, channelId } = command;
    const own = await this.mailboxes.of(accountId);
    if (isRejection(own)) return { outcome: 'rejected', rejection: own };
    const refused = mayNotSend(channelId, own.person, this.clock.now());
    if (refused) return { outcome: 'rejected', rejection: refused };
    const channel = own.person.channels.find(({ id }) => id === channelId);
    if (!channel || isErased(channel.destination)) {
      return { outcome: 'rejected', rejection: reject('NotFound', { path: ['channelId'] }) };
    }
    return this.send(context, own, channel, channel.destination);
  }

  private async send(
    context: CommandContext,
    { employeeId, person: before }: OwnMailbox,
    { id: channelId, kind, state }: RecoveryChannel,
    destination: string,
  ): Promise<OwnChannelChanged> {
    if (state === 'VERIFIED') {
      return { outcome: 'changed', position: null, person: before, sent: false };
    }
    const { organizationId } = context;
    const channel = { organizationId, employeeId, kind, destination, campaignId: null };
    const issued = await this.verifications.issue(channel);
    if ('withheld' in issued) return { outcome: 'rejected', rejection: whyNot(issued) };
    let known = before;
    const executed = await this.aggregates.execute({
      aggregate: employeeAggregate,
      id: employeeId,
      context,
      decide: (person) => {
        known = person;
        // Once more, since two who ask at the same moment both passed the first look.
        return (
          mayNotSend(channelId, person, this.clock.now()) ??
          decideVerificationIssued(channelId, issued, person)
        );
      },
    });
    if (executed.outcome === 'rejected') return executed;
    if (executed.outcome === 'appended') {
      await this.verifications.voidSent(
        known.verifications.find((sent) => sent.channelId === channelId),
      );
    }
    const { position, state: person } = executed;
    return { outcome: 'changed', position, person, sent: executed.outcome !== 'unchanged' };
  }
}

function whyNot({ retryAfter }: VerificationWithheld): Rejection {
  return retryAfter === null
    ? reject('InvalidInput', { path: ['channelId'] })
    : reject('RateLimited', { retryAfter });
}
