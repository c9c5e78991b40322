import { reject, type Decision } from '@keyledger/kernel';
import type { NewOwnerChangeEvent } from '../owner-change/owner-change.events.js';
import type { OwnerChange } from '../owner-change/owner-change.state.js';

/** The same stream decides on both, so that a change is either given up or passes the mailbox on. */
export function decideAbort({
  started,
  accountId,
  end,
  done,
}: OwnerChange): Decision<NewOwnerChangeEvent> {
  if (!started) return reject('NotFound');
  if (end === 'ABORTED') return [];
  if (end !== null || done.has('COMMITTED')) return reject('OwnerChangeOver');
  return [{ type: 'OwnerChangeAborted', data: { accountId } }];
}
