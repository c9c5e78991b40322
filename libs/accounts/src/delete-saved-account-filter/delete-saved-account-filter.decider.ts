import { reject, type Decision } from '@keyledger/kernel';
import { changedTooOften } from '../saved-filters/changed-too-often.js';
import type { NewSavedFilterEvent } from '../saved-filters/saved-filter.events.js';
import type { SavedFilters } from '../saved-filters/saved-filters.state.js';

export function decideFilterDeletion(
  { filterId, now }: { readonly filterId: string; readonly now: Date },
  saved: SavedFilters,
): Decision<NewSavedFilterEvent> {
  if (!saved.filters.some((one) => one.filterId === filterId))
    return reject('NotFound', { path: ['id'] });
  return changedTooOften(saved, now) ?? [{ type: 'AccountFilterDeleted', data: { filterId } }];
}
