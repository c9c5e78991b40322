import { normaliseAddress, normalisePhone } from '@keyledger/event-store';
import type { ChannelKind } from './employee.events.js';

/** A channel's destination as it is stored and compared; null for what is none of that kind. */
export function normaliseDestination(kind: ChannelKind, typed: string): string | null {
  return kind === 'EMAIL' ? normaliseAddress(typed) : normalisePhone(typed);
}
