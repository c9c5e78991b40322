import { newId } from '@keyledger/kernel';
import { sourceOf } from '../public-events/cloud-event.js';

export const HEARTBEAT_TYPE = 'keyledger.feed.heartbeat.v1';

/** A line that says how far the log was looked through: whoever goes on goes on behind it. */
export function heartbeat(organizationId: string, position: string, now: Date): object {
  return {
    specversion: '1.0',
    id: newId(),
    source: sourceOf(organizationId),
    type: HEARTBEAT_TYPE,
    time: now.toISOString(),
    datacontenttype: 'application/json',
    position,
    data: {},
  };
}
