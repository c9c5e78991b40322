import { reject, type Decision } from '@keyledger/kernel';
import type { NewOwnerChangeEvent } from '../owner-change/owner-change.events.js';
import type { OwnerChange } from '../owner-change/owner-change.state.js';
import type { OwnerChangeOrder } from './start-owner-change.command.js';

const YEAR = 366 * 24 * 3_600_000;

export function decideStart(
  {
    order,
    previousOwnerId,
    now,
  }: { readonly order: OwnerChangeOrder; readonly previousOwnerId: string; readonly now: Date },
  change: OwnerChange,
): Decision<NewOwnerChangeEvent> {
  if (change.started) return reject('Conflict', { path: ['commandId'] });
  const { effectiveAt, newOwnerId } = order;
  if (newOwnerId === previousOwnerId) return reject('InvalidInput', { path: ['newOwnerId'] });
  if (effectiveAt && effectiveAt.getTime() > now.getTime() + YEAR) {
    return reject('InvalidInput', { path: ['effectiveAt'] });
  }
  const later = effectiveAt && effectiveAt > now ? effectiveAt.toISOString() : null;
  return [{ type: 'OwnerChangeStarted', data: { ...order, previousOwnerId, effectiveAt: later } }];
}
