import { ActOnAccount } from '@keyledger/accounts';
import { AggregateStore, idMadeBy } from '@keyledger/event-store';
import { Clock, isRejection, reject } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ApprovalChanged } from '../reset-approval/approval-changed.js';
import { resetApprovalAggregate } from '../reset-approval/reset-approval.state.js';
import { RequestResetApproval } from './request-reset-approval.command.js';
import { decideApprovalRequest } from './request-reset-approval.decider.js';

@CommandHandler(RequestResetApproval)
export class RequestResetApprovalHandler implements ICommandHandler<RequestResetApproval> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly authority: ActOnAccount,
    private readonly clock: Clock,
  ) {}

  async execute({
    scope,
    context,
    accountId,
    note,
  }: RequestResetApproval): Promise<ApprovalChanged> {
    const target = await this.authority.target(scope, accountId);
    if (isRejection(target)) return { outcome: 'rejected', rejection: target };
    const { ownerId, credential } = target.account;
    const approvalId = idMadeBy(context, 'approval');
    const facts = { accountId, ownerId, note, credentialId: credential?.id ?? null };
    const plan = { ...facts, now: this.clock.now() };
    const executed = await this.aggregates.execute({
      aggregate: resetApprovalAggregate,
      id: approvalId,
      context: { ...context, policyVersion: target.organization.recoveryPolicy.version },
      decide: (state) => decideApprovalRequest(plan, state),
    });
    if (executed.outcome === 'rejected') return executed;
    if (executed.state.accountId !== accountId) {
      return { outcome: 'rejected', rejection: reject('Conflict', { path: ['commandId'] }) };
    }
    return { outcome: 'changed', approvalId, position: executed.position };
  }
}
