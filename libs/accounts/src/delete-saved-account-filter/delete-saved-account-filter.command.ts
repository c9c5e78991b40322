import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { SavedFiltersChanged } from '../saved-filters/saved-filters-changed.js';

/** Keeps a filter no longer that whoever asks has saved. Rejections: `NotFound`, `RateLimited`. */
export class DeleteSavedAccountFilter extends Command<SavedFiltersChanged> {
  constructor(
    readonly context: CommandContext,
    readonly filterId: string,
  ) {
    super();
  }
}
