import { reject, type Decision } from '@keyledger/kernel';
import type { NewAccountEvent } from '../account.events.js';
import type { Account } from '../account.state.js';
import type { RequestSelfServiceReset } from './request-self-service-reset.command.js';

/** Recorded whatever state the account is in: a flood of requests for a locked one is to be seen as well. */
export function decideSelfServiceRequest(
  {
    resetId,
    network,
    expiresAt,
  }: Pick<RequestSelfServiceReset, 'resetId' | 'network' | 'expiresAt'>,
  { provisioned, authority }: Account,
): Decision<NewAccountEvent> {
  if (!provisioned) return reject('NotFound');
  return [
    {
      type: 'PasswordResetRequested',
      data: {
        resetId,
        method: 'SELF_SERVICE',
        authority,
        credentialId: null,
        linkId: null,
        channelId: null,
        expiresAt: expiresAt.toISOString(),
        network,
      },
    },
  ];
}
