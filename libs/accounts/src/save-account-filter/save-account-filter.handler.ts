import { Clock } from '@keyledger/kernel';
import { AggregateStore, idMadeBy } from '@keyledger/event-store';
import { OrganizationReader } from '@keyledger/organizations';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SavedFiltersChanged } from '../saved-filters/saved-filters-changed.js';
import { savedFiltersAggregate } from '../saved-filters/saved-filters.state.js';
import { SaveAccountFilter } from './save-account-filter.command.js';
import { decideSavedFilter } from './save-account-filter.decider.js';

@CommandHandler(SaveAccountFilter)
export class SaveAccountFilterHandler implements ICommandHandler<SaveAccountFilter> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly clock: Clock,
  ) {}

  async execute(command: SaveAccountFilter): Promise<SavedFiltersChanged> {
    const { context } = command;
    const { departments } = await this.organizations.state(context.organizationId);
    const filterId = command.filterId ?? idMadeBy(context, 'savedfilter');
    const plan = {
      content: { ...command.content, filterId },
      replaces: command.filterId !== null,
      departments,
      now: this.clock.now(),
    };
    const executed = await this.aggregates.execute({
      aggregate: savedFiltersAggregate,
      id: context.actor.id,
      context,
      decide: (saved) => decideSavedFilter(plan, saved),
    });
    if (executed.outcome === 'rejected') return executed;
    const { position, state: saved } = executed;
    return { outcome: 'changed', filterId, position, saved };
  }
}
