import { reject, type Decision } from '@keyledger/kernel';
import type { NewAccountEvent } from '../account.events.js';
import type { Account } from '../account.state.js';

export interface LockPlan {
  /** Null: until somebody unlocks it. */
  readonly until: Date | null;
  readonly note: string | null;
  readonly now: Date;
}

/** Locking again with another end replaces the end; with the same end it changes nothing. */
export function decideLock(plan: LockPlan, account: Account): Decision<NewAccountEvent> {
  if (!account.provisioned) return reject('NotFound');
  if (plan.until && plan.until <= plan.now) return reject('InvalidInput', { path: ['until'] });
  const until = plan.until?.toISOString() ?? null;
  if (account.lock && account.lock.until === until) return [];
  return [{ type: 'AccountLocked', data: { ownerId: account.ownerId, note: plan.note, until } }];
}
