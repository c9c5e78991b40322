import type { Connection } from './connection-of.js';
import { edgeOf, PageEnds } from './edge-of.js';
import type { TotalCount } from './page-info.type.js';
import type { PageArgs } from './page-args.js';

export interface PageSource<Row, Item> {
  /** `first + 1` rows, so that "is there more" costs nothing. */
  readonly rows: readonly Row[];
  readonly page: Pick<PageArgs, 'first' | 'after'>;
  readonly item: (row: Row) => Item;
  readonly cursor: (row: Row) => string;
  /** Runs only when the client asks for `totalCount`. */
  readonly count: () => Promise<TotalCount>;
}

/** Makes the page of a keyset query's rows. */
export function pageOf<Row, Item>(source: PageSource<Row, Item>): Connection<Item> {
  const { rows, page, item, cursor, count } = source;
  const edges = rows.slice(0, page.first).map((row) => edgeOf(item(row), () => cursor(row)));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: new PageEnds(
      edges,
      rows.length > page.first,
      page.after !== null && page.after !== undefined,
    ),
    get totalCount() {
      return count();
    },
  };
}
