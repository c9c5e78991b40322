import { Vault } from '@keyledger/credentials';
import {
  employeeAggregate,
  maskDestination,
  verificationOf,
  type Employee,
} from '@keyledger/employees';
import { aggregateIdOf, AggregateStore, isErased } from '@keyledger/event-store';
import { Clock, type Secret } from '@keyledger/kernel';
import { OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';

export interface GoodChannelLink {
  readonly linkId: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly employeeId: string;
  readonly channelId: string;
  /** Where it leads, masked. */
  readonly destination: string;
}

/** Which recovery channel a link proves, as long as it is good; looking uses nothing up. */
@Injectable()
export class FindChannelLink {
  constructor(
    private readonly vault: Vault,
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly clock: Clock,
  ) {}

  /** Null for a wrong, used, replaced or expired link alike, and for one of something else. */
  async find(token: Secret): Promise<GoodChannelLink | null> {
    const link = await this.vault.findLink(token);
    if (!link?.owner.stream.startsWith(`${employeeAggregate.category}-`)) return null;
    const employeeId = aggregateIdOf(link.owner.stream);
    const { state: person } = await this.aggregates.load(employeeAggregate, employeeId);
    const channel = this.channelOf(link.linkId, person);
    if (!channel || isErased(channel.destination)) return null;
    const { organizationId } = person;
    const { name: organizationName } = await this.organizations.state(organizationId);
    const destination = maskDestination(channel.kind, channel.destination);
    const { linkId } = link;
    const channelId = channel.id;
    return { linkId, organizationId, organizationName, employeeId, channelId, destination };
  }

  private channelOf(linkId: string, person: Employee) {
    const now = this.clock.now();
    return person.channels.find(({ id }) => verificationOf(person, id, now)?.linkId === linkId);
  }
}
