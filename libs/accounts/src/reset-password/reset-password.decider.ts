import { reject, type Decision } from '@keyledger/kernel';
import type { ResetMethod } from '@keyledger/organizations';
import { KEYLEDGER, type NewAccountEvent } from '../account.events.js';
import { outOfUse, type Account } from '../account.state.js';
import { stillEntitles, type ResetEntitlement } from '../reset-entitlement.js';

/** Everything random and timed arrives here as data; what the method does not use is made all the same. */
export interface ResetPlan {
  readonly method: ResetMethod;
  readonly resetId: string;
  readonly credentialId: string;
  readonly linkId: string;
  readonly requestId: string;
  /** Where a link would go; null when the owner has no channel that can take one. */
  readonly channelId: string | null;
  /** Whether this reset needs an entitlement. */
  readonly callerProof: boolean;
  readonly entitlement: ResetEntitlement | null;
  readonly now: Date;
  readonly expiresAt: Date;
}

/**
 * An admin's reset. With a temporary password it takes effect at once where Keyledger is the authority, and is
 * asked of the provider otherwise; with a link the old password is void and the person sets the next one.
 */
export function decideReset(plan: ResetPlan, account: Account): Decision<NewAccountEvent> {
  if (!account.provisioned) return reject('NotFound');
  const unusable = outOfUse(account);
  if (unusable) return reject(unusable);
  if (account.pendingProviderChange) return reject('ResetInProgress', { retryAfter: 5 });
  const { callerProof, entitlement } = plan;
  const entitled = entitlement !== null && stillEntitles(entitlement, account);
  if (callerProof && !entitled) return reject('CallerNotProved');

  const { resetId, method } = plan;
  const { authority } = account;
  const expiresAt = plan.expiresAt.toISOString();
  const requested = { resetId, method, authority, expiresAt, network: null };
  if (method === 'LINK') {
    if (!plan.channelId) return reject('NoRecoveryChannel');
    const { linkId, channelId } = plan;
    const data = { ...requested, credentialId: null, linkId, channelId };
    return [{ type: 'PasswordResetRequested', data }];
  }

  const { credentialId } = plan;
  const change = {
    credentialId,
    cause: 'ADMIN_RESET',
    kind: 'TEMPORARY',
    authority,
    expiresAt,
    resetId,
  } as const;
  return [
    {
      type: 'PasswordResetRequested',
      data: { ...requested, credentialId, linkId: null, channelId: null },
    },
    authority === KEYLEDGER
      ? { type: 'PasswordChanged', data: { ...change, effectiveAt: plan.now.toISOString() } }
      : { type: 'ProviderChangeRequested', data: { ...change, requestId: plan.requestId } },
  ];
}
