import { reject } from '@keyledger/kernel';
import { AggregateStore, Claims, normaliseDomain } from '@keyledger/event-store';
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
    const isHeld = await this.claims.hold(request, async (holderId) => {
      const { state: holder } = await this.aggregates.load(organizationAggregate, holderId);
      return holder.domains.has(value);
    });
    if (!isHeld) {
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
}
