import { employeeAggregate, maskDestination } from '@keyledger/employees';
import { AggregateStore, isErased, unlessErased } from '@keyledger/event-store';
import type { Job, JobHandler } from '@keyledger/jobs';
import { OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import {
  aboutOwner,
  Deliveries,
  GAVE_UP,
  notificationId,
  PersonalMailboxes,
  reachable,
  RecordDelivery,
} from '../deliver/index.js';
import type { RecoveryChannelChangedParams } from '../templates/index.js';
import { channelChange, type ChannelChange } from './channel-change.js';
import { PersonHistory } from './person-history.js';

export const CHANNEL_CHANGE_QUEUE = 'channel-changes';

/** What a job carries: ids only. The channel may be gone by now; the stream knows where it led. */
export interface TellChannelChange {
  readonly organizationId: string;
  readonly correlationId: string;
  readonly eventId: string;
  readonly employeeId: string;
  /** The channel that is told. */
  readonly channelId: string;
}

type News = Pick<RecoveryChannelChangedParams, 'kind' | 'destination' | 'isAddition'>;

/** Tells one recovery channel that the person's channels were changed. */
@Injectable()
export class TellChannelChangeJob implements JobHandler<TellChannelChange> {
  readonly queue = CHANNEL_CHANGE_QUEUE;

  constructor(
    private readonly history: PersonHistory,
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly mailboxes: PersonalMailboxes,
    private readonly deliveries: Deliveries,
    private readonly results: RecordDelivery,
  ) {}

  async handle({ payload }: Job<TellChannelChange>): Promise<void> {
    const { organizationId, eventId, employeeId, channelId } = payload;
    const change = channelChange(await this.history.of(employeeId), eventId);
    const told = change?.before.find((channel) => channel.channelId === channelId);
    const to = told && reachable(told.kind, unlessErased(told.destination, null));
    const news = change && newsOf(change);
    // Erased meanwhile: there is nobody left to tell.
    if (!to || !news) return;
    const [{ state: person }, organization, mailbox] = await Promise.all([
      this.aggregates.load(employeeAggregate, employeeId),
      this.organizations.state(organizationId),
      this.mailboxes.of(employeeId),
    ]);
    const failure = await this.deliveries.deliver({
      id: notificationId(eventId, channelId),
      to,
      locale: organization.locale,
      kind: 'RECOVERY_CHANNEL_CHANGED',
      params: { ...aboutOwner(person, mailbox?.account ?? null, organization.name), ...news },
    });
    await this.record(payload, failure);
  }

  giveUp({ payload }: Job<TellChannelChange>): Promise<void> {
    return this.record(payload, GAVE_UP);
  }

  /** In the history of the person's mailbox, where there is one. */
  private async record(job: TellChannelChange, failure: string | null): Promise<void> {
    const { organizationId, correlationId, eventId, employeeId, channelId } = job;
    const mailbox = await this.mailboxes.of(employeeId);
    if (!mailbox) return;
    const cause = { by: 'tell-channel-change', organizationId, correlationId, eventId };
    const result = {
      message: 'RECOVERY_CHANNEL_CHANGED',
      to: channelId,
      place: 'CHANNEL',
      channelId,
      failure,
    } as const;
    await this.results.record(cause, mailbox.accountId, result);
  }
}

function newsOf({ added, removed }: ChannelChange): News | null {
  const changed = added ?? removed[0];
  if (!changed) return null;
  const { kind, destination } = changed;
  if (!added) return { kind, destination: null, isAddition: false };
  if (isErased(destination)) return null;
  return {
    kind,
    destination: maskDestination(kind, destination),
    isAddition: removed.length === 0,
  };
}
