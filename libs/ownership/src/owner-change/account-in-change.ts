import type { ClaimRequest } from '@keyledger/event-store';

/** A mailbox has one change of owner at a time: what is claimed is the mailbox, by the change. */
export function mailboxClaim(
  organizationId: string,
  accountId: string,
  changeId: string,
): ClaimRequest {
  const value = { kind: 'owner-change', scopeId: organizationId, value: accountId } as const;
  return { ...value, ownerId: changeId, organizationId };
}
