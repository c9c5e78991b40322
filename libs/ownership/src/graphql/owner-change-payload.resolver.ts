import { CurrentScope, unavailable } from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OwnerChangeReader } from '../owner-change/owner-change.reader.js';
import { OwnerChangeNode, OwnerChangePayload } from './owner-change.type.js';

/** The changed change of owner, read from its stream. */
@Resolver(() => OwnerChangePayload)
export class OwnerChangePayloadResolver {
  constructor(private readonly changes: OwnerChangeReader) {}

  @ResolveField(() => OwnerChangeNode)
  async ownerChange(
    @Parent() { changeId }: OwnerChangePayload,
    @CurrentScope() scope: Scope,
  ): Promise<OwnerChangeNode> {
    const found = await this.changes.find(scope, changeId);
    if (!found) throw unavailable();
    return found;
  }
}
