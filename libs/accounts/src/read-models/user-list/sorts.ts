/** What a list of accounts can be sorted by. */
export const SORT_FIELDS = ['ADDRESS', 'NAME', 'LAST_SIGN_IN', 'PASSWORD_CHANGED'] as const;
export type SortField = (typeof SORT_FIELDS)[number];

export interface SortColumn {
  /** Never null, so that rows compare as wholes; the same text in the index and in the query. */
  readonly expression: string;
  readonly type: 'text' | 'timestamptz';
  /** The column whose value goes into cursors. */
  readonly column: 'address' | 'name' | 'pinyin' | 'last_sign_in_at' | 'password_changed_at';
}

interface Sorting {
  readonly columns: readonly [SortColumn, ...SortColumn[]];
  /**
   * The column of `term` with the first characters of the first of these; null where search and order have nothing to do
   * with each other, so that matches are anywhere.
   */
  readonly head: 'address_head' | 'name_head' | null;
}

const text = (column: SortColumn['column']): SortColumn => ({
  expression: `coalesce(${column}, '')`,
  type: 'text',
  column,
});
/** What never happened is older than everything. */
const moment = (column: SortColumn['column']): SortColumn => ({
  expression: `coalesce(${column}, '-infinity'::timestamptz)`,
  type: 'timestamptz',
  column,
});

/** Names sort as they are read aloud; people of the same reading stand together by their characters. */
export const SORTS: Readonly<Record<SortField, Sorting>> = {
  ADDRESS: { columns: [text('address')], head: 'address_head' },
  NAME: { columns: [text('pinyin'), text('name')], head: 'name_head' },
  LAST_SIGN_IN: { columns: [moment('last_sign_in_at')], head: null },
  PASSWORD_CHANGED: { columns: [moment('password_changed_at')], head: null },
};
