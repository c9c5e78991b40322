import { AggregateStore, Claims, normaliseDomain, type Loaded } from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';
import { organizationAggregate, type Organization } from './organization.state.js';

/** What organizations are at this moment, read from their streams, never from a read model. */
@Injectable()
export class OrganizationReader {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly claims: Claims,
  ) {}

  /** An unknown id answers the initial state, whose `founded` is false. */
  async state(organizationId: string): Promise<Organization> {
    return (await this.loaded(organizationId)).state;
  }

  /** The state with the head and position it was read at. */
  loaded(organizationId: string): Promise<Loaded<Organization>> {
    return this.aggregates.load(organizationAggregate, organizationId);
  }

  /** The id of the organization that has this mail domain (any spelling), or null. */
  async organizationByDomain(domain: string): Promise<string | null> {
    const value = normaliseDomain(domain);
    if (value === null) return null;
    const held = await this.claims.holderOf({ kind: 'domain', scopeId: null, value });
    if (!held) return null;
    const { domains } = await this.state(held.ownerId);
    return domains.has(value) ? held.ownerId : null;
  }
}
