import { AggregateStore, type CommandContext } from '@keyledger/event-store';
import { isRejection, type Decision, type Rejection, type Scope } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import { ActOnChange, type TargetedChange } from './act-on-change.js';
import type { OwnerChangeChanged } from './owner-change-changed.js';
import type { NewOwnerChangeEvent } from './owner-change.events.js';
import { ownerChangeAggregate, type OwnerChange } from './owner-change.state.js';

export interface ChangeCommand {
  readonly scope: Scope;
  readonly context: CommandContext;
  readonly changeId: string;
}

/** The way of every person's word on a change of owner: may they, decide, append. What follows is the process's. */
@Injectable()
export class DecideOnChange {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly authority: ActOnChange,
  ) {}

  async decide(
    { scope, context, changeId }: ChangeCommand,
    decide: (change: OwnerChange, found: TargetedChange) => Decision<NewOwnerChangeEvent>,
    mayAlso?: (found: TargetedChange) => Promise<Rejection | null>,
  ): Promise<OwnerChangeChanged> {
    const found = await this.authority.target(scope, changeId);
    if (isRejection(found)) return { outcome: 'rejected', rejection: found };
    const rejection = await mayAlso?.(found);
    if (rejection) return { outcome: 'rejected', rejection };
    const { version: policyVersion } = found.target.organization.ownershipPolicy;
    const executed = await this.aggregates.execute({
      aggregate: ownerChangeAggregate,
      id: changeId,
      context: { ...context, policyVersion },
      decide: (change) => decide(change, found),
    });
    if (executed.outcome === 'rejected') return executed;
    return { outcome: 'changed', changeId, position: executed.position };
  }
}
