import { AggregateStore, type CommandContext } from '@keyledger/event-store';
import type { Decision, Scope } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import type { ErasureChange } from './erasure-change.js';
import type { NewErasureEvent } from './erasure.events.js';
import { erasureAggregate, type Erasure } from './erasure.state.js';
import { ErasureSubjects } from './erasure-subjects.js';

export interface ErasureCommand {
  readonly scope: Scope;
  readonly context: CommandContext;
  readonly employeeId: string;
}

/** The way of every command on a person's erasure: may they, decide, append. */
@Injectable()
export class ChangeErasure {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly subjects: ErasureSubjects,
  ) {}

  /** @param decide is told whether the person owns a mailbox at this moment. */
  async change(
    { scope, context, employeeId }: ErasureCommand,
    decide: (erasure: Erasure, ownsMailbox: boolean) => Decision<NewErasureEvent>,
  ): Promise<ErasureChange> {
    const forbidden = await this.subjects.mayDecide(scope, employeeId);
    if (forbidden) return { outcome: 'rejected', rejection: forbidden };
    const ownsMailbox = await this.subjects.ownsMailbox(scope.organizationId, employeeId);
    return this.aggregates.execute({
      aggregate: erasureAggregate,
      id: employeeId,
      context: { ...context, policyVersion: ERASURE_POLICY },
      decide: (erasure) => decide(erasure, ownsMailbox),
    });
  }
}

/** Of the rules that these files are: a second person, holds first, keys destroyed, traces deleted. */
export const ERASURE_POLICY = 1;
