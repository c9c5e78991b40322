import { reject, type Decision } from '@keyledger/kernel';
import type { NewAccountEvent } from '../account.events.js';
import type { Account } from '../account.state.js';

/** What the provider answered. `effectiveAt` is the provider's word; `code` is its connector's. */
export type ProviderAnswer =
  | { readonly kind: 'APPLIED'; readonly effectiveAt: string }
  | { readonly kind: 'REFUSED'; readonly code: string }
  | { readonly kind: 'UNSUPPORTED' };

/** An answer to a request that is no longer awaited changes nothing. */
export function decideProviderOutcome(
  requestId: string,
  answer: ProviderAnswer,
  account: Account,
): Decision<NewAccountEvent> {
  if (!account.provisioned) return reject('NotFound');
  const pending = account.pendingProviderChange;
  if (pending?.requestId !== requestId) return [];

  const { authority } = account;
  switch (answer.kind) {
    case 'REFUSED':
      return [{ type: 'ProviderChangeRefused', data: { requestId, authority, code: answer.code } }];
    case 'UNSUPPORTED':
      return [{ type: 'ProviderChangeUnsupported', data: { requestId, authority } }];
    case 'APPLIED': {
      const { effectiveAt } = answer;
      const { credentialId, cause, kind, expiresAt, resetId } = pending;
      const change = { credentialId, cause, kind, authority, effectiveAt, expiresAt, resetId };
      return [
        { type: 'ProviderChangeApplied', data: { requestId, authority, effectiveAt } },
        { type: 'PasswordChanged', data: change },
      ];
    }
  }
}
