import type { Edge } from './connection-of.js';

/** An edge whose cursor is signed when it is first asked for: most pages are read without their rows' cursors. */
class SignedWhenRead<Item> implements Edge<Item> {
  #cursor: string | undefined;

  constructor(
    readonly node: Item,
    private readonly sign: () => string,
  ) {}

  get cursor(): string {
    return (this.#cursor ??= this.sign());
  }
}

export function edgeOf<Item>(node: Item, cursor: () => string): Edge<Item> {
  return new SignedWhenRead(node, cursor);
}

/** The cursors of a page's first and last edge, as `PageInfo` tells them. */
export class PageEnds {
  constructor(
    private readonly edges: readonly Edge<unknown>[],
    readonly hasNextPage: boolean,
    readonly hasPreviousPage: boolean,
  ) {}

  get startCursor(): string | null {
    return this.edges[0]?.cursor ?? null;
  }

  get endCursor(): string | null {
    return this.edges.at(-1)?.cursor ?? null;
  }
}
