import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { FilterToSave } from '../saved-filters/saved-filter.events.js';
import type { SavedFiltersChanged } from '../saved-filters/saved-filters-changed.js';

/**
 * Keeps a filter of the list of accounts for whoever asks, an employee. Rejections: `InvalidInput` for a name of nothing but
 * white space, `NotFound`, `DepartmentUnknown`, `TooManySavedFilters`, `RateLimited`.
 */
export class SaveAccountFilter extends Command<SavedFiltersChanged> {
  constructor(
    readonly context: CommandContext,
    /** In place of which one; null: beside the others. */
    readonly filterId: string | null,
    readonly content: Omit<FilterToSave, 'filterId'>,
  ) {
    super();
  }
}
