import { reject, type Decision } from '@keyledger/kernel';
import { KEYLEDGER, type ChangeCause, type NewAccountEvent } from '../account.events.js';
import { isLocked, outOfUse, type Account } from '../account.state.js';

export interface ChangePlan {
  readonly cause: ChangeCause;
  readonly credentialId: string;
  readonly requestId: string;
  readonly resetId: string | null;
  readonly now: Date;
}

/** A password that its owner chose: in force at once at Keyledger, asked of the provider otherwise. */
export function decideChange(plan: ChangePlan, account: Account): Decision<NewAccountEvent> {
  if (!account.provisioned) return reject('NotFound');
  const unusable = outOfUse(account);
  if (unusable) return reject(unusable);
  if (isLocked(account, plan.now)) return reject('AccountLocked');
  if (account.pendingProviderChange) return reject('ResetInProgress', { retryAfter: 5 });

  const { credentialId, cause, resetId, requestId, now } = plan;
  const { authority } = account;
  const change = {
    credentialId,
    cause,
    kind: 'PERMANENT',
    authority,
    expiresAt: null,
    resetId,
  } as const;
  return [
    authority === KEYLEDGER
      ? { type: 'PasswordChanged', data: { ...change, effectiveAt: now.toISOString() } }
      : { type: 'ProviderChangeRequested', data: { ...change, requestId } },
  ];
}
