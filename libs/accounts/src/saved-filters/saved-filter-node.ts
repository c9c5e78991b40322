import { problemFrom, toGlobalId } from '@keyledger/graphql';
import { reject, type Locale } from '@keyledger/kernel';
import type { Organization } from '@keyledger/organizations';
import type { FilterToSave } from './saved-filter.events.js';
import type { SavedAccountFilterNode } from './saved-filter.type.js';

/** What a filter's id is one of, in global ids. */
export const SAVED_FILTER = 'SavedAccountFilter';

/**
 * A kept filter as GraphQL shows it.
 * @param departments those of the organization at this moment: a filter by another one finds nothing, and says so.
 */
export function savedFilterNode(
  { filterId, name, search, filter, sort }: FilterToSave,
  departments: Pick<Organization['departments'], 'has'>,
  locale: Locale,
): SavedAccountFilterNode {
  const { departmentId, formerOwnerId } = filter;
  const gone = departmentId !== null && !departments.has(departmentId);
  const rejection = reject('DepartmentUnknown', { path: ['filter', 'departmentId'] });
  return {
    id: toGlobalId(SAVED_FILTER, filterId),
    name,
    filter: {
      ...filter,
      departmentId: departmentId && toGlobalId('Department', departmentId),
      formerOwnerId: formerOwnerId && toGlobalId('Employee', formerOwnerId),
    },
    search,
    sort,
    problem: gone ? problemFrom(rejection, locale) : null,
  };
}
