import type { Type } from '@nestjs/common';
import { Field, ObjectType } from '@nestjs/graphql';
import { ReadOnce } from '../execution/plain-fields.js';
import { PageInfo, TotalCount } from './page-info.type.js';

export interface Edge<Item> {
  readonly cursor: string;
  readonly node: Item;
}

/** A page of a list. `totalCount` may be a getter: it is only read when the client asks for it. */
export interface Connection<Item> {
  readonly edges: readonly Edge<Item>[];
  readonly nodes: readonly Item[];
  readonly pageInfo: PageInfo;
  readonly totalCount: TotalCount | Promise<TotalCount>;
}

/**
 * The Relay connection type `<Name>Connection` with `<Name>Edge`, for `@Query(() => UserConnection)`.
 * Call it once for each node type and keep the result: `export const UserConnection = connectionOf(User)`.
 * @param name as the node type is called in the schema, when that is not the class's name.
 */
export function connectionOf<Item extends object>(
  NodeType: Type<Item>,
  name: string = NodeType.name,
): Type<Connection<Item>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a list, and its place in it.` })
  class ItemEdge implements Edge<Item> {
    @Field(() => String, { description: 'Its place in the list, opaque.' })
    readonly cursor!: string;

    @Field(() => NodeType, { description: `The ${name}.` })
    readonly node!: Item;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class ItemConnection implements Connection<Item> {
    @Field(() => [ItemEdge], { description: 'What is on the page, with cursors.' })
    readonly edges!: ItemEdge[];

    @Field(() => [NodeType], { description: 'What is on the page, without cursors.' })
    readonly nodes!: Item[];

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    readonly pageInfo!: PageInfo;

    @Field(() => TotalCount, {
      description: 'How many there are in all; counted only when asked for.',
    })
    @ReadOnce()
    readonly totalCount!: TotalCount | Promise<TotalCount>;
  }
  return ItemConnection;
}
