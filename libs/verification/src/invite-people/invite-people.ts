import { USER_LIST, UserListQuery } from '@keyledger/accounts';
import {
  decideVerificationIssued,
  employeeAggregate,
  type Employee,
  type RecoveryChannel,
} from '@keyledger/employees';
import { AggregateStore, isErased, type CommandContext } from '@keyledger/event-store';
import { departmentsWithin, OrganizationReader } from '@keyledger/organizations';
import { ReadPositions } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import {
  PEOPLE_A_PAGE,
  type InvitationOutcome,
  type NewChannelCampaignEvent,
} from '../channel-campaign/channel-campaign.events.js';
import {
  channelCampaignAggregate,
  type ChannelCampaign,
} from '../channel-campaign/channel-campaign.state.js';
import { IssueChannelVerification } from '../own-channels/issue-channel-verification.js';

/** The work cannot go on at this moment; the job that asked for it is tried again. */
export class CampaignDelayed extends Error {
  override readonly name = 'CampaignDelayed';
}

export interface InvitePage {
  readonly campaignId: string;
  /** 0 for the first; a page that was done is not done again. */
  readonly page: number;
  readonly correlationId: string;
}

type LookedAt = Extract<
  NewChannelCampaignEvent,
  { type: 'ChannelCampaignAdvanced' }
>['data']['people'][number];

/**
 * Looks at the next people of a campaign and invites them. Everything is recorded under ids of the campaign's own, so that
 * whoever does a page again, after a crash in its middle, invites nobody twice.
 */
@Injectable()
export class InvitePeople {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly list: UserListQuery,
    private readonly positions: ReadPositions,
    private readonly verifications: IssueChannelVerification,
  ) {}

  /** @returns whether there is a page after this one. @throws CampaignDelayed */
  async invite({ campaignId, page, correlationId }: InvitePage): Promise<boolean> {
    const { state: campaign, position } = await this.aggregates.load(
      channelCampaignAggregate,
      campaignId,
    );
    if (!campaign.started || campaign.finished) return false;
    if (campaign.pages > page) return true;
    if (position) {
      const { stale } = await this.positions.waitFor([USER_LIST], position);
      if (stale) throw new CampaignDelayed('The list of people is behind the campaign');
    }
    const ids = await this.next(campaign);
    const context = (commandId: string): CommandContext => ({
      organizationId: campaign.organizationId,
      actor: { kind: 'SYSTEM', id: 'channel-campaign', role: null },
      commandId: `${campaignId}:${commandId}`,
      correlationId,
    });
    const people: LookedAt[] = [];
    for (const employeeId of ids) {
      people.push(await this.look(employeeId, campaignId, context));
    }
    const executed = await this.aggregates.execute({
      aggregate: channelCampaignAggregate,
      id: campaignId,
      context: context(`page:${page}`),
      decide: (state) => advance(state, page, people),
    });
    if (executed.outcome === 'rejected') throw new CampaignDelayed(executed.rejection.code);
    return !executed.state.finished;
  }

  private async next(campaign: ChannelCampaign): Promise<readonly string[]> {
    const { organizationId, departmentId, cursor } = campaign;
    const organization = await this.organizations.state(organizationId);
    const within =
      departmentId === null ? null : [...departmentsWithin(organization, [departmentId])];
    return this.list.peopleAfter(organizationId, within, cursor, PEOPLE_A_PAGE);
  }

  private async look(
    employeeId: string,
    campaignId: string,
    context: (commandId: string) => CommandContext,
  ): Promise<LookedAt> {
    const { state: person } = await this.aggregates.load(employeeAggregate, employeeId);
    const verified = person.channels.some(({ state }) => state === 'VERIFIED');
    let outcome: InvitationOutcome = verified ? 'VERIFIED' : 'UNREACHABLE';
    for (const channel of person.channels) {
      if (channel.kind !== 'EMAIL' || channel.state !== 'ASSERTED') continue;
      const isInvited = await this.inviteTo(channel, employeeId, campaignId, context(channel.id));
      if (outcome !== 'INVITED') outcome = isInvited ? 'INVITED' : 'WITHHELD';
    }
    return { employeeId, outcome, verified };
  }

  /** @returns whether an invitation is recorded, by this page or by the same one before it was interrupted. */
  private async inviteTo(
    { id: channelId, kind, destination }: RecoveryChannel,
    employeeId: string,
    campaignId: string,
    context: CommandContext,
  ): Promise<boolean> {
    if (isErased(destination)) return false;
    const { organizationId } = context;
    const target = { aggregate: employeeAggregate, id: employeeId, context };
    const known = await this.aggregates.execute({ ...target, decide: () => [] });
    if (known.outcome === 'repeated') return true;
    const channel = { organizationId, employeeId, kind, destination, campaignId };
    const issued = await this.verifications.issue(channel);
    if ('withheld' in issued) return false;
    let before: Employee = employeeAggregate.initial;
    const executed = await this.aggregates.execute({
      ...target,
      decide: (person) => {
        before = person;
        return decideVerificationIssued(channelId, issued, person);
      },
    });
    if (executed.outcome === 'rejected') throw new CampaignDelayed(executed.rejection.code);
    if (executed.outcome === 'appended') {
      await this.verifications.voidSent(
        before.verifications.find((sent) => sent.channelId === channelId),
      );
    }
    return true;
  }
}

/** Nobody left means the end; so does a page that is not full, whose end is recorded with it. */
function advance(
  campaign: ChannelCampaign,
  page: number,
  people: readonly LookedAt[],
): readonly NewChannelCampaignEvent[] {
  if (campaign.finished || campaign.pages > page) return [];
  const looked: NewChannelCampaignEvent[] =
    people.length > 0 ? [{ type: 'ChannelCampaignAdvanced', data: { people: [...people] } }] : [];
  if (people.length === PEOPLE_A_PAGE) return looked;
  const all = campaign.people + people.length;
  return [...looked, { type: 'ChannelCampaignFinished', data: { people: all } }];
}
