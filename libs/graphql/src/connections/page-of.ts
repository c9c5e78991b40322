import type { Connection } from './connection-of.js';
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
  const edges = rows.slice(0, page.first).map((row) => ({ cursor: cursor(row), node: item(row) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== null && page.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    get totalCount() {
      return count();
    },
  };
}
