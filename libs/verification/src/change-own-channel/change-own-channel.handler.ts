import { ProveCurrentPassword } from '@keyledger/accounts';
import {
  channelIdOf,
  channelKindOf,
  decideReplacement,
  employeeAggregate,
  normaliseDestination,
  type Employee,
  type IssuedVerification,
  type ReplacementPlan,
} from '@keyledger/employees';
import { AggregateStore, type CommandContext } from '@keyledger/event-store';
import { isRejection, reject } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IssueChannelVerification } from '../own-channels/issue-channel-verification.js';
import type { OwnChannelChanged } from '../own-channels/own-channel-changed.js';
import { OwnMailboxes } from '../own-channels/own-mailbox.js';
import { ChangeOwnChannel } from './change-own-channel.command.js';

@CommandHandler(ChangeOwnChannel)
export class ChangeOwnChannelHandler implements ICommandHandler<ChangeOwnChannel> {
  constructor(
    private readonly mailboxes: OwnMailboxes,
    private readonly current: ProveCurrentPassword,
    private readonly aggregates: AggregateStore,
    private readonly verifications: IssueChannelVerification,
  ) {}

  async execute(command: ChangeOwnChannel): Promise<OwnChannelChanged> {
    const { accountId, context, currentPassword, replacesChannelId } = command;
    const own = await this.mailboxes.of(accountId);
    if (isRejection(own)) return { outcome: 'rejected', rejection: own };
    const proof = await this.current.prove(accountId, currentPassword);
    if (proof.outcome === 'rejected') return proof;

    const { employeeId } = own;
    const kind = channelKindOf(command.destination);
    const destination = normaliseDestination(kind, command.destination);
    if (destination === null || (await this.mailboxes.isOwn(destination, employeeId))) {
      return {
        outcome: 'rejected',
        rejection: reject('InvalidInput', { path: ['destination'] }),
      };
    }
    const channelId = channelIdOf(employeeId, context);
    const plan = { channelId, kind, destination, replacesChannelId };
    return this.change(context, employeeId, plan);
  }

  private async change(
    context: CommandContext,
    employeeId: string,
    plan: Omit<ReplacementPlan, 'verification'>,
  ): Promise<OwnChannelChanged> {
    const known = await this.aggregates.execute({
      aggregate: employeeAggregate,
      id: employeeId,
      context,
      // Asks what it would do, before a message is counted for it.
      decide: (person) => {
        const decision = decideReplacement({ ...plan, verification: null }, person);
        return isRejection(decision) ? decision : [];
      },
    });
    if (known.outcome === 'rejected') return known;
    const verification = await this.verification(context, employeeId, plan, known.state);
    let before = known.state;
    const executed = await this.aggregates.execute({
      aggregate: employeeAggregate,
      id: employeeId,
      context,
      decide: (person) => {
        before = person;
        return decideReplacement({ ...plan, verification }, person);
      },
    });
    if (executed.outcome === 'rejected') return executed;
    const replaced = before.verifications.find((sent) => sent.channelId === plan.replacesChannelId);
    await this.verifications.voidSent(replaced);
    const { position, state: person } = executed;
    return { outcome: 'changed', position, person, sent: isOnItsWay(plan.channelId, person) };
  }

  private async verification(
    { organizationId }: CommandContext,
    employeeId: string,
    { kind, destination }: Omit<ReplacementPlan, 'verification'>,
    person: Employee,
  ): Promise<IssuedVerification | null> {
    if (person.channels.some((channel) => channel.destination === destination)) return null;
    const channel = { organizationId, employeeId, kind, destination, campaignId: null };
    const issued = await this.verifications.issue(channel);
    return 'withheld' in issued ? null : issued;
  }
}

function isOnItsWay(channelId: string, { verifications }: Employee): boolean {
  return verifications.some((sent) => sent.channelId === channelId);
}
