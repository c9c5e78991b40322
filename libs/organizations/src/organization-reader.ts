import {
  AggregateStore,
  Claims,
  normaliseDomain,
  type ClaimedValue,
  type HeldClaim,
  type Loaded,
} from '@keyledger/event-store';
import { SharedReads } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import { organizationAggregate, type Organization } from './organization.state.js';

/** @param value normalised. */
export const domainClaim = (value: string): ClaimedValue => ({
  kind: 'domain',
  scopeId: null,
  value,
});

/** What organizations are at this moment, read from their streams, never from a read model. */
@Injectable()
export class OrganizationReader {
  /** Every request of an organization asks what it is. */
  readonly #reads = new SharedReads<string>();

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
    return this.#reads.of(organizationId, () =>
      this.aggregates.load(organizationAggregate, organizationId),
    );
  }

  /** The id of the organization that has this mail domain (any spelling), or null. */
  async organizationByDomain(domain: string): Promise<string | null> {
    const value = normaliseDomain(domain);
    if (value === null) return null;
    const held = await this.claims.holderOf(domainClaim(value));
    return held && (await this.holding(value, held)) ? held.ownerId : null;
  }

  /** The organization that a claim on a normalised mail domain names; null if its own events do not name the domain. */
  async holding(
    domain: string,
    { ownerId }: Pick<HeldClaim, 'ownerId'>,
  ): Promise<Organization | null> {
    const organization = await this.state(ownerId);
    return organization.domains.has(domain) ? organization : null;
  }
}
