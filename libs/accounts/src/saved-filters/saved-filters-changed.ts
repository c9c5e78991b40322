import type { Position } from '@keyledger/event-store';
import type { Rejection } from '@keyledger/kernel';
import type { SavedFilters } from './saved-filters.state.js';

/** What a command on one's own saved filters came to. */
export type SavedFiltersChanged =
  | {
      readonly outcome: 'changed';
      readonly filterId: string;
      readonly position: Position | null;
      readonly saved: SavedFilters;
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection };
