import type { Known } from '../plan-row/known.js';
import type { RowProblem } from '../row-problem.js';

/** What a look-up found about a row. */
export type Found =
  | {
      readonly known: Known;
      /** The mailbox's id, existing or to be. */
      readonly accountId: string;
      /** The person's id, existing or to be. */
      readonly personId: string;
      readonly problem: null;
    }
  | { readonly known: null; readonly problem: RowProblem };

/** An owner's stream as seen through a claim. */
export type Holding<State> =
  /** The stream names the value. */
  | { readonly kind: 'HELD'; readonly id: string; readonly state: State }
  /** Nobody has the value; what is to have it gets this id. */
  | { readonly kind: 'FREE'; readonly id: string }
  /** Somebody is about to have it, or died on the way not long ago. */
  | { readonly kind: 'IN_PROGRESS' }
  | { readonly kind: 'FOREIGN' };
