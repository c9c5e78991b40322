import { accountAggregate, type Account, type NotificationPlace } from '@keyledger/accounts';
import { Vault } from '@keyledger/credentials';
import { employeeAggregate, type Employee } from '@keyledger/employees';
import { AggregateStore, unlessErased } from '@keyledger/event-store';
import type { Job, JobHandler } from '@keyledger/jobs';
import { Secret } from '@keyledger/kernel';
import { OrganizationReader, type Organization } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import {
  aboutOwner,
  Deliveries,
  destinationOf,
  GAVE_UP,
  notificationId,
  reachable,
  RecordDelivery,
  type Destination,
} from '../deliver/index.js';
import { Links } from '../links.js';
import { inWords, type Telling } from '../templates/index.js';
import type { OwnerNews } from './message-for.js';
import { nameOf } from './recipient.js';

export const NOTIFICATION_QUEUE = 'notifications';

/** What a job carries: ids and a moment. */
export interface TellOwner {
  readonly accountId: string;
  readonly organizationId: string;
  readonly correlationId: string;
  readonly eventId: string;
  readonly message: OwnerNews;
  /** Undefined in jobs that a version ordered which told no mailbox: a channel, or nobody. */
  readonly place?: NotificationPlace;
  readonly channelId: string | null;
  readonly linkId: string | null;
  /** Another owner of the organization, who is told of a recovery; null for the mailbox's own. */
  readonly witnessId: string | null;
  /** Since when the password holds; undefined for a link, and in jobs of that earlier version. */
  readonly effectiveAt?: string;
}

/**
 * Sends one message to one channel, or to the mailbox itself, and writes down what came of it; repeated, it sends the
 * same message id and writes nothing more.
 */
@Injectable()
export class TellOwnerJob implements JobHandler<TellOwner> {
  readonly queue = NOTIFICATION_QUEUE;

  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly vault: Vault,
    private readonly deliveries: Deliveries,
    private readonly links: Links,
    private readonly results: RecordDelivery,
  ) {}

  async handle({ payload }: Job<TellOwner>): Promise<void> {
    const { accountId, organizationId, eventId, linkId, witnessId } = payload;
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    // A newer reset or a used link: the old one would only mislead.
    if (linkId && account.link?.linkId !== linkId) return;
    const person = witnessId ?? account.ownerId;
    const { state: owner } = await this.aggregates.load(employeeAggregate, person);
    const to = destination(payload, account, owner);
    if (!to) return this.record(payload, 'NO_CHANNEL');

    const organization = await this.organizations.state(organizationId);
    const telling = await this.telling(payload, account, owner, organization);
    if (!telling) return this.record(payload, 'LINK_GONE');
    const id = notificationId(eventId, nameOf(payload));
    const { locale } = organization;
    const failure = await this.deliveries.deliver({ id, to, locale, ...telling });
    if (linkId && !failure) await this.vault.discardSealedLink(linkId);
    await this.record(payload, failure);
  }

  giveUp({ payload }: Job<TellOwner>): Promise<void> {
    return this.record(payload, GAVE_UP);
  }

  /** Null: the link was sent already, or swept away. */
  private async telling(
    { message, linkId, witnessId, effectiveAt }: TellOwner,
    account: Account,
    owner: Employee,
    { name: organization, locale, timeZone }: Organization,
  ): Promise<Telling | null> {
    const about = aboutOwner(owner, account, organization);
    if (witnessId) return { kind: 'OWNER_RECOVERED', params: about };
    switch (message) {
      case 'SET_PASSWORD_LINK': {
        const token = linkId ? await this.vault.sealedLink(linkId) : null;
        if (!token || !account.link) return null;
        const expiresAt = inWords(account.link.expiresAt, locale, timeZone);
        const link = this.links.setPassword(token);
        return { kind: message, params: { ...about, link, expiresAt } };
      }
      case 'PASSWORD_RESET_BY_SELF': {
        const when = effectiveAt ? inWords(effectiveAt, locale, timeZone) : '';
        return { kind: message, params: { ...about, when } };
      }
      default:
        return { kind: message, params: about };
    }
  }

  private record(job: TellOwner, failure: string | null): Promise<void> {
    const { accountId, organizationId, correlationId, eventId, message, channelId } = job;
    const cause = { by: 'tell-owner', organizationId, correlationId, eventId };
    const place = job.place ?? (channelId ? 'CHANNEL' : 'NOWHERE');
    const result = { message, to: nameOf(job), place, channelId, failure };
    return this.results.record(cause, accountId, result);
  }
}

function destination(job: TellOwner, account: Account, owner: Employee): Destination | null {
  const address = unlessErased(account.address, null);
  if (job.place === 'MAILBOX') return reachable('EMAIL', address);
  if (job.place !== 'NOTICE') return destinationOf(owner, job.channelId);
  return address === null ? null : onPlatform(account, owner, address);
}

function onPlatform(
  { organizationId, ownerId: employeeId }: Account,
  owner: Employee,
  address: string,
): Destination {
  const number = unlessErased(owner.employeeNumber, null);
  const employeeNumber = number === null ? null : new Secret(number);
  const person = { organizationId, employeeId, address: new Secret(address), employeeNumber };
  return { kind: 'NOTICE', person };
}
