import { Access, CurrentScope, idOfType } from '@keyledger/graphql';
import { AggregateStore } from '@keyledger/event-store';
import { Clock, type Scope } from '@keyledger/kernel';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { erasureAggregate } from './erasure.state.js';
import { ErasureSubjects } from './erasure-subjects.js';
import { personErasureNode, PersonErasureNode } from './person-erasure.type.js';

@Resolver()
export class PersonErasureResolver {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly subjects: ErasureSubjects,
    private readonly clock: Clock,
  ) {}

  @Query(() => PersonErasureNode, {
    nullable: true,
    description:
      'How the erasure of a person’s data stands; null when the caller may see no such person.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'AUDITOR'] })
  async personErasure(
    @Args('employeeId', { type: () => ID, description: 'Global id of the person.' }) id: string,
    @CurrentScope() scope: Scope,
  ): Promise<PersonErasureNode | null> {
    const employeeId = idOfType('Employee', id);
    if (employeeId === null || !(await this.subjects.mayRead(scope, employeeId))) return null;
    const { state } = await this.aggregates.load(erasureAggregate, employeeId);
    return personErasureNode(employeeId, state, this.clock.now());
  }
}
