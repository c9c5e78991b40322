import { ActOnAccount } from '@keyledger/accounts';
import { AggregateStore, type CommandContext } from '@keyledger/event-store';
import { Clock, isRejection, reject, type Scope } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import type { ApprovalChanged } from './approval-changed.js';
import { decideOnApproval } from './decide-on-approval.decider.js';
import { resetApprovalAggregate } from './reset-approval.state.js';

/** The way of a second person's yes and no: may they act on the account themselves, decide, append. */
@Injectable()
export class DecideOnApproval {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly authority: ActOnAccount,
    private readonly clock: Clock,
  ) {}

  async decide(
    command: {
      readonly scope: Scope;
      readonly context: CommandContext;
      readonly approvalId: string;
    },
    approved: boolean,
  ): Promise<ApprovalChanged> {
    const { scope, context, approvalId } = command;
    const { state } = await this.aggregates.load(resetApprovalAggregate, approvalId);
    if (!state.request) return { outcome: 'rejected', rejection: reject('NotFound') };
    const target = await this.authority.target(scope, state.accountId);
    if (isRejection(target)) return { outcome: 'rejected', rejection: target };
    const { account } = target;
    const verdict = { approved, by: scope.actor, account, now: this.clock.now() };
    const executed = await this.aggregates.execute({
      aggregate: resetApprovalAggregate,
      id: approvalId,
      context,
      decide: (current) => decideOnApproval(verdict, current),
    });
    if (executed.outcome === 'rejected') return executed;
    return { outcome: 'changed', approvalId, position: executed.position };
  }
}
