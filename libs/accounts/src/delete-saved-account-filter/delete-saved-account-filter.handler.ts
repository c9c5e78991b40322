import { Clock } from '@keyledger/kernel';
import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SavedFiltersChanged } from '../saved-filters/saved-filters-changed.js';
import { savedFiltersAggregate } from '../saved-filters/saved-filters.state.js';
import { DeleteSavedAccountFilter } from './delete-saved-account-filter.command.js';
import { decideFilterDeletion } from './delete-saved-account-filter.decider.js';

@CommandHandler(DeleteSavedAccountFilter)
export class DeleteSavedAccountFilterHandler implements ICommandHandler<DeleteSavedAccountFilter> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly clock: Clock,
  ) {}

  async execute({ context, filterId }: DeleteSavedAccountFilter): Promise<SavedFiltersChanged> {
    const executed = await this.aggregates.execute({
      aggregate: savedFiltersAggregate,
      id: context.actor.id,
      context,
      decide: (saved) => decideFilterDeletion({ filterId, now: this.clock.now() }, saved),
    });
    if (executed.outcome === 'rejected') return executed;
    const { position, state: saved } = executed;
    return { outcome: 'changed', filterId, position, saved };
  }
}
