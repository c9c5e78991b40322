import { normaliseAddress, normalisePhone } from '@keyledger/event-store';
import type { ChannelKind } from './employee.events.js';

/** A channel's destination as it is stored and compared; null for what is none of that kind. */
export function normaliseDestination(kind: ChannelKind, typed: string): string | null {
  return kind === 'EMAIL' ? normaliseAddress(typed) : normalisePhone(typed);
}

/** What a destination is by its looks: a mail address has an @. */
export function channelKindOf(destination: string): ChannelKind {
  return /[@＠]/u.test(destination) ? 'EMAIL' : 'PHONE';
}
