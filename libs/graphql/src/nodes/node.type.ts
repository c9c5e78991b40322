import { Field, ID, InterfaceType } from '@nestjs/graphql';
import { fromGlobalId } from './global-id.js';

/** What has a global id. The type is read from the id itself, so a node may be a plain object. */
@InterfaceType({
  description: 'Whatever can be fetched again by its global id.',
  resolveType: (node: Node) => fromGlobalId(node.id)?.type,
})
export abstract class Node {
  @Field(() => ID, { description: 'Global id, opaque.' })
  readonly id!: string;
}
