import { Access, CurrentScope, idOfType, NodeRegistry, unavailable } from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import type { OnModuleInit } from '@nestjs/common';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { OffboardingReader } from '../offboarding/offboarding.reader.js';
import { OffboardingNode, OffboardingPayload } from './offboarding.type.js';

const READERS = ['OWNER', 'ADMIN', 'SECURITY', 'AUDITOR'] as const;

@Resolver(() => OffboardingPayload)
export class OffboardingResolver implements OnModuleInit {
  constructor(
    private readonly offboardings: OffboardingReader,
    private readonly registry: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register('Offboarding', READERS, (scope, id) =>
      this.offboardings.find(scope, id),
    );
  }

  @Query(() => OffboardingNode, {
    nullable: true,
    description: 'Somebody’s leaving; null when there is none of this id that the caller may see.',
  })
  @Access({ roles: READERS })
  async offboarding(
    @Args('id', { type: () => ID, description: 'Its global id.' }) id: string,
    @CurrentScope() scope: Scope,
  ): Promise<OffboardingNode | null> {
    const offboardingId = idOfType('Offboarding', id);
    return offboardingId === null ? null : this.offboardings.find(scope, offboardingId);
  }

  @ResolveField('offboarding', () => OffboardingNode)
  async changed(
    @Parent() { offboardingId }: OffboardingPayload,
    @CurrentScope() scope: Scope,
  ): Promise<OffboardingNode> {
    const found = await this.offboardings.find(scope, offboardingId);
    if (!found) throw unavailable();
    return found;
  }
}
