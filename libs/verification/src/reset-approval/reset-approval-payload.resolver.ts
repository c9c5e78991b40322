import { CurrentScope, unavailable } from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ResetApprovalPayload } from './reset-approval-payload.type.js';
import { ResetApprovalReader } from './reset-approval.reader.js';
import { ResetApprovalNode, resetApprovalNode } from './reset-approval.type.js';

/** The changed approval, read from its stream. */
@Resolver(() => ResetApprovalPayload)
export class ResetApprovalPayloadResolver {
  constructor(private readonly approvals: ResetApprovalReader) {}

  @ResolveField(() => ResetApprovalNode)
  async approval(
    @Parent() { approvalId }: ResetApprovalPayload,
    @CurrentScope() scope: Scope,
  ): Promise<ResetApprovalNode> {
    const found = await this.approvals.find(scope, approvalId);
    if (!found) throw unavailable();
    return resetApprovalNode(scope, found);
  }
}
