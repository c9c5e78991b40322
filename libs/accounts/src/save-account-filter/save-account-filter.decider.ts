import { isDeepStrictEqual } from 'node:util';
import { reject, type Decision } from '@keyledger/kernel';
import type { Organization } from '@keyledger/organizations';
import { changedTooOften } from '../saved-filters/changed-too-often.js';
import type { FilterToSave, NewSavedFilterEvent } from '../saved-filters/saved-filter.events.js';
import type { SavedFilters } from '../saved-filters/saved-filters.state.js';

/** So many filters a person keeps at most: nobody finds their way in a longer menu. */
export const MOST_SAVED_FILTERS = 50;

export interface FilterPlan {
  /** The filter's name in any spacing. */
  readonly content: FilterToSave;
  /** Whether it takes the place of one that is there. */
  readonly replaces: boolean;
  readonly departments: Pick<Organization['departments'], 'has'>;
  readonly now: Date;
}

export function decideSavedFilter(
  { content, replaces, departments, now }: FilterPlan,
  saved: SavedFilters,
): Decision<NewSavedFilterEvent> {
  const name = content.name.replace(/\s+/gu, ' ').trim();
  if (name === '') return reject('InvalidInput', { path: ['name'] });
  const { departmentId } = content.filter;
  if (departmentId !== null && !departments.has(departmentId))
    return reject('DepartmentUnknown', { path: ['filter', 'departmentId'] });
  const data = { ...content, name };
  const present = saved.filters.find(({ filterId }) => filterId === data.filterId);
  if (replaces && !present) return reject('NotFound', { path: ['id'] });
  if (isDeepStrictEqual(present, data)) return [];
  if (!present && saved.filters.length >= MOST_SAVED_FILTERS)
    return reject('TooManySavedFilters', { params: { most: MOST_SAVED_FILTERS } });
  return changedTooOften(saved, now) ?? [{ type: 'AccountFilterSaved', data }];
}
