import { reject, type Decision } from '@keyledger/kernel';
import type { NewAccountEvent } from '../account.events.js';
import { outOfUse, type Account } from '../account.state.js';

export interface HandOverPlan {
  readonly resetId: string;
  readonly linkId: string;
  readonly expiresAt: Date;
}

/** A link without a channel: it goes from hand to hand, so nobody is sent a message. */
export function decideHandOver(plan: HandOverPlan, account: Account): Decision<NewAccountEvent> {
  if (!account.provisioned) return reject('NotFound');
  const unusable = outOfUse(account);
  if (unusable) return reject(unusable);
  if (account.pendingProviderChange) return reject('ResetInProgress', { retryAfter: 5 });
  const { resetId, linkId } = plan;
  const { authority } = account;
  return [
    {
      type: 'PasswordResetRequested',
      data: {
        resetId,
        method: 'LINK',
        authority,
        credentialId: null,
        linkId,
        channelId: null,
        expiresAt: plan.expiresAt.toISOString(),
        network: null,
      },
    },
  ];
}
