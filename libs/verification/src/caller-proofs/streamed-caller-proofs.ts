import { CallerProofs, type ClaimedEntitlement, type ResetEntitlement } from '@keyledger/accounts';
import { isSameActor } from '@keyledger/approvals';
import { AggregateStore } from '@keyledger/event-store';
import { Clock } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import {
  approvedEntitlement,
  resetApprovalAggregate,
} from '../reset-approval/reset-approval.state.js';
import { PROOF_LIFETIME_MS } from '../tickets/reset-ticket.js';
import { verificationAggregate } from '../verification.state.js';

/** Reads proofs and approvals from their streams. */
@Injectable()
export class StreamedCallerProofs extends CallerProofs {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  async entitlements(claimed: ClaimedEntitlement): Promise<readonly ResetEntitlement[]> {
    const found = await Promise.all([this.byProof(claimed), this.byApproval(claimed)]);
    return found.filter((entitlement) => entitlement !== null);
  }

  /** Good for whoever entered the code, and so none by “forgot password”; for as long as those are. */
  private async byProof({
    accountId,
    actor,
    callerVerificationId,
  }: ClaimedEntitlement): Promise<ResetEntitlement | null> {
    if (!callerVerificationId) return null;
    const { state } = await this.aggregates.load(verificationAggregate, callerVerificationId);
    if (state.accountId !== accountId) return null;
    const proof = state.proofs.find((given) => isSameActor(given.actor, actor));
    if (!proof) return null;
    const { eventId, position: since, credentialId, provedAt } = proof;
    const age = this.clock.now().getTime() - Date.parse(provedAt);
    return age < PROOF_LIFETIME_MS ? { eventId, since, credentialId } : null;
  }

  /** Good for whoever asked, and not for whoever approved. */
  private async byApproval({
    accountId,
    actor,
    approvalId,
  }: ClaimedEntitlement): Promise<ResetEntitlement | null> {
    if (!approvalId) return null;
    const { state } = await this.aggregates.load(resetApprovalAggregate, approvalId);
    if (!state.request || state.accountId !== accountId) return null;
    if (!isSameActor(state.request.by, actor)) return null;
    return approvedEntitlement(state, this.clock.now());
  }
}
