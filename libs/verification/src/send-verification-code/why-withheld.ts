import { isLocked, type Account } from '@keyledger/accounts';
import type { Employee, RecoveryChannel } from '@keyledger/employees';
import type { RecoveryPolicyRules } from '@keyledger/organizations';
import type { WithheldReason } from '../verification.events.js';

/** Why no code may go out, as far as the account's state and the rules say; limits are counted after that. */
export function whyWithheld(
  account: Account,
  owner: Pick<Employee, 'left'>,
  channel: RecoveryChannel | null,
  { selfService }: Pick<RecoveryPolicyRules, 'selfService'>,
  now: Date,
): WithheldReason | null {
  if (!selfService) return 'SELF_SERVICE_OFF';
  if (account.frozen) return 'FROZEN';
  if (owner.left) return 'OWNER_LEFT';
  if (account.suspended) return 'SUSPENDED';
  if (isLocked(account, now)) return 'LOCKED';
  if (account.pendingProviderChange) return 'CHANGE_IN_PROGRESS';
  return channel === null ? 'NO_CHANNEL' : null;
}
