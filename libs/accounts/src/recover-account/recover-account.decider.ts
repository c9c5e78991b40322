import { reject, type Decision } from '@keyledger/kernel';
import { KEYLEDGER, type NewAccountEvent } from '../account.events.js';
import type { Account } from '../account.state.js';

export interface RecoveryPlan {
  readonly credentialId: string;
  readonly requestId: string;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** The way back in when nobody is left who could let the owner in: it opens what was shut, too. */
export function decideRecovery(plan: RecoveryPlan, account: Account): Decision<NewAccountEvent> {
  if (!account.provisioned) return reject('NotFound');
  if (account.pendingProviderChange) return reject('ResetInProgress', { retryAfter: 5 });
  const { ownerId, authority } = account;
  const about = { ownerId, note: null };
  const { credentialId, requestId } = plan;
  const change = {
    credentialId,
    cause: 'RECOVERY',
    kind: 'TEMPORARY',
    authority,
    expiresAt: plan.expiresAt.toISOString(),
    resetId: null,
  } as const;
  return [
    ...(account.frozen
      ? [{ type: 'AccountThawed', data: { changeId: account.frozen.changeId, ownerId } } as const]
      : []),
    ...(account.suspended ? [{ type: 'AccountReactivated', data: about } as const] : []),
    ...(account.lock ? [{ type: 'AccountUnlocked', data: about } as const] : []),
    authority === KEYLEDGER
      ? { type: 'PasswordChanged', data: { ...change, effectiveAt: plan.now.toISOString() } }
      : { type: 'ProviderChangeRequested', data: { ...change, requestId } },
  ];
}
