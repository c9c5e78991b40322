import { Injectable } from '@nestjs/common';
import type { Scope } from '@keyledger/kernel';
import type { AccessRule } from '../access/access-rule.js';
import type { RequestContext } from '../access/request-context.js';
import type { Node } from './node.type.js';

/** Fetches one node by its plain id; null when it is not there or not within the scope. */
export type NodeLoader = (
  scope: Scope,
  id: string,
  request: RequestContext,
) => Promise<Node | null>;

interface Registered {
  readonly roles: AccessRule['roles'];
  readonly load: NodeLoader;
  readonly projections: readonly string[];
}

/** Which types `node(id)` can fetch, and who may. Contexts register theirs in `onModuleInit`. */
@Injectable()
export class NodeRegistry {
  readonly #types = new Map<string, Registered>();

  /**
   * @param type the GraphQL type's name, as in its global ids.
   * @param roles who may fetch it this way; for others it is not there.
   * @param projections which read models the loader reads, as `@Reads` says it for queries.
   * @throws when the type is registered already.
   */
  register(
    type: string,
    roles: AccessRule['roles'],
    load: NodeLoader,
    projections: readonly string[] = [],
  ): void {
    if (this.#types.has(type)) throw new Error(`The node type ${type} is registered twice`);
    this.#types.set(type, { roles, load, projections });
  }

  find(type: string): Registered | undefined {
    return this.#types.get(type);
  }
}
