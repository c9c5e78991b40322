import type { DomainEvent } from '@keyledger/kernel';
import type { Loaded } from '../aggregate-store.port.js';
import type { Aggregate } from '../aggregate.js';
import type { StreamHead } from '../event-store.port.js';
import { commandKey } from '../codec/event-id.js';
import type { CommandContext, RecordedEvent } from '../recorded-event.js';

/** How many of a stream's last commands are recognised when they come again (contracts §6). */
export const REMEMBERED_COMMANDS = 32;

export function unfolded<State>(initial: State): Loaded<State> {
  return { state: initial, head: 'none', position: null, recordedAt: null, recentCommands: [] };
}

/** Folds what was appended after `before`, in order; `head` is that of the last of the events. */
export function fold<State, Event extends DomainEvent>(
  aggregate: Aggregate<State, Event>,
  before: Loaded<State>,
  events: readonly RecordedEvent<Event>[],
  head: StreamHead,
): Loaded<State> {
  const last = events.at(-1);
  if (!last) return before;
  const commands = events.map(({ metadata }) => commandKey(metadata));
  return {
    state: events.reduce((state, event) => aggregate.evolve(state, event), before.state),
    head,
    position: last.position,
    recordedAt: last.metadata.recordedAt,
    recentCommands: [...new Set([...before.recentCommands, ...commands])].slice(
      -REMEMBERED_COMMANDS,
    ),
  };
}

export function wasCarriedOut(loaded: Loaded<unknown>, context: CommandContext): boolean {
  return loaded.recentCommands.includes(commandKey(context));
}
