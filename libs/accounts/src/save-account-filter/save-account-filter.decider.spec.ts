import { describe, expect, it } from '@jest/globals';
import { decideFilterDeletion } from '../delete-saved-account-filter/delete-saved-account-filter.decider.js';
import { MOST_CHANGES_A_DAY } from '../saved-filters/changed-too-often.js';
import type { FilterToSave } from '../saved-filters/saved-filter.events.js';
import { savedFiltersAggregate, type SavedFilters } from '../saved-filters/saved-filters.state.js';
import { decideSavedFilter, MOST_SAVED_FILTERS } from './save-account-filter.decider.js';

const now = new Date('2026-11-23T23:00:00.000Z');
const none = savedFiltersAggregate.initial;
const locked: FilterToSave = {
  filterId: 'f1',
  name: '已锁定',
  search: null,
  filter: {
    departmentId: null,
    state: 'LOCKED',
    provider: null,
    mustChange: null,
    formerOwnerId: null,
  },
  sort: null,
};
const inDepartment = (departmentId: string) => ({
  ...locked,
  filter: { ...locked.filter, departmentId },
});

const decide = (content: FilterToSave, saved: SavedFilters = none, replaces = false) =>
  decideSavedFilter({ content, replaces, departments: new Set(['rd']), now }, saved);
const holding = (...filters: FilterToSave[]): SavedFilters => ({ ...none, filters });
const saved = (data: FilterToSave) => [{ type: 'AccountFilterSaved', data }];

describe('Keeping a filter', () => {
  it('writes it down under its name, spaces apart', () => {
    expect(decide({ ...locked, name: '  已锁定\n 的 ' })).toEqual(
      saved({ ...locked, name: '已锁定 的' }),
    );
    expect(decide({ ...locked, name: ' \t' })).toMatchObject({
      code: 'InvalidInput',
      path: ['name'],
    });
  });

  it('takes the place of one that is there, and of no other', () => {
    const renamed = { ...locked, name: '锁' };
    expect(decide(renamed, holding(locked), true)).toEqual(saved(renamed));
    expect(decide(locked, holding(locked), true)).toEqual([]);
    expect(decide({ ...locked, filterId: 'f2' }, holding(locked), true)).toMatchObject({
      code: 'NotFound',
      path: ['id'],
    });
  });

  it('is for departments that there are', () => {
    expect(decide(inDepartment('rd'))).toEqual(saved(inDepartment('rd')));
    expect(decide(inDepartment('gone'))).toMatchObject({
      code: 'DepartmentUnknown',
      path: ['filter', 'departmentId'],
    });
  });

  it('keeps as many as a menu can show', () => {
    const filters = Array.from({ length: MOST_SAVED_FILTERS }, (_, n) => ({
      ...locked,
      filterId: `f${n}`,
    }));
    const another = { ...locked, filterId: 'another' };
    expect(decide(another, holding(...filters.slice(1)))).toEqual(saved(another));
    expect(decide(another, holding(...filters))).toMatchObject({
      code: 'TooManySavedFilters',
      params: { most: 50 },
    });
    const renamed = { ...locked, filterId: 'f7', name: '锁' };
    expect(decide(renamed, holding(...filters), true)).toEqual(saved(renamed));
  });

  it('is not for programs that never stop', () => {
    const busy = (day: string, count: number) => ({ ...holding(locked), changes: { day, count } });
    const tooOften = { code: 'RateLimited', retryAfter: 3600 };
    const today = busy('2026-11-23', MOST_CHANGES_A_DAY);
    const renamed = { ...locked, name: '锁' };
    expect(decide(renamed, today, true)).toMatchObject(tooOften);
    expect(decideFilterDeletion({ filterId: 'f1', now }, today)).toMatchObject(tooOften);
    expect(decide(locked, today, true)).toEqual([]);
    expect(decide(renamed, busy('2026-11-23', MOST_CHANGES_A_DAY - 1), true)).toEqual(
      saved(renamed),
    );
    expect(decide(renamed, busy('2026-11-22', MOST_CHANGES_A_DAY), true)).toEqual(saved(renamed));
  });
});

describe('Keeping a filter no longer', () => {
  it('takes it away, where it is', () => {
    expect(decideFilterDeletion({ filterId: 'f1', now }, holding(locked))).toEqual([
      { type: 'AccountFilterDeleted', data: { filterId: 'f1' } },
    ]);
    expect(decideFilterDeletion({ filterId: 'f2', now }, holding(locked))).toMatchObject({
      code: 'NotFound',
    });
  });
});
