import type { ChannelKind, EmployeeEvent } from '@keyledger/employees';
import type { Personal, RecordedEvent } from '@keyledger/event-store';

type Recorded = RecordedEvent<EmployeeEvent>;

export type ChannelEvent = Extract<
  EmployeeEvent,
  { type: 'RecoveryChannelAsserted' | 'RecoveryChannelRemoved' }
>;

/** A channel as it was asserted. */
export interface KnownChannel {
  readonly channelId: string;
  readonly kind: ChannelKind;
  readonly destination: Personal<string>;
}

/** What one command did to a person's recovery channels. */
export interface ChannelChange {
  /** Null: something was only removed. */
  readonly added: KnownChannel | null;
  readonly removed: readonly KnownChannel[];
  /** Who is told: all that there were before, what was removed included, and never the new one. */
  readonly before: readonly KnownChannel[];
}

/**
 * The change that an event belongs to. Null where nobody is told of it: at the person's registration, and for all but the
 * first event of a command, so that a replacement is told once.
 * @param events of the person's stream, from its beginning.
 */
export function channelChange(events: readonly Recorded[], eventId: string): ChannelChange | null {
  const cause = events.find((event) => event.eventId === eventId);
  if (!cause) return null;
  const together = events.filter((event) => isOneCommand(event, cause));
  if (together.some(({ type }) => type === 'EmployeeRegistered')) return null;
  if (together.find(isAboutChannel)?.eventId !== eventId) return null;

  const first = Math.min(...together.map(({ revision }) => revision));
  const before = channelsOf(events.filter(({ revision }) => revision < first));
  const after = channelsOf(events.filter(({ revision }) => revision < first + together.length));
  const added = [...after.values()].find(({ channelId }) => !before.has(channelId)) ?? null;
  const removed = [...before.values()].filter(({ channelId }) => !after.has(channelId));
  return { added, removed, before: [...before.values()] };
}

function isOneCommand({ metadata }: Recorded, { metadata: other }: Recorded): boolean {
  const { commandId, actor } = metadata;
  return (
    commandId === other.commandId && actor.kind === other.actor.kind && actor.id === other.actor.id
  );
}

function isAboutChannel(event: Recorded): event is RecordedEvent<ChannelEvent> {
  return event.type === 'RecoveryChannelAsserted' || event.type === 'RecoveryChannelRemoved';
}

function channelsOf(events: readonly Recorded[]): Map<string, KnownChannel> {
  const channels = new Map<string, KnownChannel>();
  for (const { type, data } of events.filter(isAboutChannel)) {
    if (type === 'RecoveryChannelAsserted') channels.set(data.channelId, data);
    else channels.delete(data.channelId);
  }
  return channels;
}
