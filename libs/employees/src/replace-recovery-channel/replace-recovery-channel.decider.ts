import { reject, type Decision } from '@keyledger/kernel';
import { normaliseDestination } from '../channel-destination.js';
import type { ChannelKind, NewEmployeeEvent } from '../employee.events.js';
import type { Employee } from '../employee.state.js';
import {
  verificationIssued,
  type IssuedVerification,
} from '../issue-channel-verification/issue-channel-verification.decider.js';

/** Channels that people may give themselves; administrators and imports may have written down more. */
export const MOST_OWN_CHANNELS = 5;

export interface ReplacementPlan {
  readonly channelId: string;
  readonly kind: ChannelKind;
  readonly destination: string;
  /** The one that it takes the place of; null: it comes in addition. */
  readonly replacesChannelId: string | null;
  /** What is sent to prove it; null where a limit stands against a message. */
  readonly verification: IssuedVerification | null;
}

/**
 * A channel by its person's own wish, and with it the end of the one that it replaces, so that there is no moment with
 * both or neither. A destination that they have already is not asserted anew. Rejections: `NotFound`, `InvalidInput`,
 * `TooManyRecoveryChannels`.
 */
export function decideReplacement(
  plan: ReplacementPlan,
  employee: Employee,
): Decision<NewEmployeeEvent> {
  const { channelId, kind, replacesChannelId, verification } = plan;
  if (!employee.registered) return reject('NotFound');
  const destination = normaliseDestination(kind, plan.destination);
  if (destination === null) return reject('InvalidInput', { path: ['destination'] });
  const kept = employee.channels.filter(({ id }) => id !== replacesChannelId);
  if (replacesChannelId !== null && kept.length === employee.channels.length) {
    return reject('NotFound', { path: ['replacesChannelId'] });
  }
  if (employee.channels.some((channel) => channel.destination === destination)) {
    return kept.some((channel) => channel.destination === destination)
      ? removalOf(replacesChannelId)
      : [];
  }
  if (kept.length >= MOST_OWN_CHANNELS) {
    return reject('TooManyRecoveryChannels', { params: { most: MOST_OWN_CHANNELS } });
  }
  return [
    { type: 'RecoveryChannelAsserted', data: { channelId, kind, destination } },
    ...removalOf(replacesChannelId),
    ...(verification ? [verificationIssued(channelId, verification)] : []),
  ];
}

function removalOf(channelId: string | null): NewEmployeeEvent[] {
  return channelId === null ? [] : [{ type: 'RecoveryChannelRemoved', data: { channelId } }];
}
