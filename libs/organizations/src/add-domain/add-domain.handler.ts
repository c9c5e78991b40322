import { Clock, reject } from '@keyledger/kernel';
import {
  AggregateStore,
  Claims,
  isPastGrace,
  normaliseDomain,
  type ClaimRequest,
} from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mayAdministerOrganization } from '../authority.js';
import type { OrganizationChange } from '../organization-change.js';
import { organizationAggregate } from '../organization.state.js';
import { AddDomain } from './add-domain.command.js';
import { decideDomain } from './add-domain.decider.js';

@CommandHandler(AddDomain)
export class AddDomainHandler implements ICommandHandler<AddDomain> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly claims: Claims,
    private readonly clock: Clock,
  ) {}

  async execute({ by, context, domain }: AddDomain): Promise<OrganizationChange> {
    const { organizationId } = context;
    const value = normaliseDomain(domain);
    const unfit =
      mayAdministerOrganization(by) ??
      (value === null ? reject('InvalidInput', { path: ['domain'] }) : null);
    if (unfit || value === null)
      return { outcome: 'rejected', rejection: unfit ?? reject('NotFound') };

    const request = {
      kind: 'domain',
      scopeId: null,
      value,
      ownerId: organizationId,
      organizationId,
    } as const;
    if (!(await this.hold(request))) {
      const rejection = reject('DomainTaken', { path: ['domain'], params: { domain: value } });
      return { outcome: 'rejected', rejection };
    }
    return this.aggregates.execute({
      aggregate: organizationAggregate,
      id: organizationId,
      context,
      decide: (organization) => decideDomain({ by, domain: value }, organization),
    });
  }

  /** A claim that its holder never made good within the grace is given to whoever asks next. */
  private async hold(request: ClaimRequest): Promise<boolean> {
    const claimed = await this.claims.claim(request);
    if (claimed.outcome === 'claimed') return true;
    const { state: holder } = await this.aggregates.load(organizationAggregate, claimed.ownerId);
    if (holder.domains.has(request.value) || !isPastGrace(claimed, this.clock.now())) return false;
    return this.claims.takeOver(request, claimed.ownerId);
  }
}
