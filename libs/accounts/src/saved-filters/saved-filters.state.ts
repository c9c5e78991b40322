import { isErased, type Aggregate } from '@keyledger/event-store';
import type { FilterToSave, SavedFilterEvent } from './saved-filter.events.js';

export interface SavedFilters {
  /** In the order in which they were first saved, without those whose person was erased. */
  readonly filters: readonly FilterToSave[];
  /** How many events there are of the last day that has any. */
  readonly changes: { readonly day: string; readonly count: number };
}

/** The day of a moment, in UTC. */
export const dayOf = (instant: string) => instant.slice(0, 10);

/** What one person keeps: read whole wherever it is asked for, since it stays small. */
export const savedFiltersAggregate: Aggregate<SavedFilters, SavedFilterEvent> = {
  category: 'savedfilters',
  initial: { filters: [], changes: { day: '', count: 0 } },
  evolve({ filters, changes }, event) {
    const day = dayOf(event.metadata.recordedAt);
    const count = day === changes.day ? changes.count + 1 : 1;
    return { filters: evolveFilters(filters, event), changes: { day, count } };
  },
};

function evolveFilters(
  filters: readonly FilterToSave[],
  event: SavedFilterEvent,
): readonly FilterToSave[] {
  const { filterId } = event.data;
  if (event.type === 'AccountFilterDeleted') return filters.filter((one) => !is(one, filterId));
  const { name, search, filter, sort } = event.data;
  if (isErased(name) || isErased(search)) return filters.filter((one) => !is(one, filterId));
  const saved = { filterId, name, search, filter, sort };
  return filters.some((one) => is(one, filterId))
    ? filters.map((one) => (is(one, filterId) ? saved : one))
    : [...filters, saved];
}

const is = (one: FilterToSave, filterId: string) => one.filterId === filterId;
