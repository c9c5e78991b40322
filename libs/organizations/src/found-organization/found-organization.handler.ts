import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { organizationAggregate } from '../organization.state.js';
import { FoundOrganization } from './found-organization.command.js';
import { decideFounding } from './found-organization.decider.js';

@CommandHandler(FoundOrganization)
export class FoundOrganizationHandler implements ICommandHandler<FoundOrganization> {
  constructor(private readonly aggregates: AggregateStore) {}

  execute({ context, charter }: FoundOrganization) {
    return this.aggregates.execute({
      aggregate: organizationAggregate,
      id: context.organizationId,
      context,
      decide: (organization) => decideFounding(charter, organization),
    });
  }
}
