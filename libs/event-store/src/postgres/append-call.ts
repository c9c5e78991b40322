import type { EncodedEvent } from '../event-store.port.js';
import type { PendingAppend } from './append-queue.js';

/** One row of `append_events`: what became of an append of the group. */
export interface AppendRow {
  append_n: number;
  outcome: 'ok' | 'duplicate' | 'conflict';
  last_position: string | null;
  head_revision: number | null;
  head_chain: string | null;
  stored_stream: string | null;
}

/** Control characters are always escaped in JSON, so this one stands in no text of an event. */
const SEPARATOR = '\x1f';

const TEXT = `SELECT * FROM append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** The call that writes a group, prepared once a connection. */
export function appendCall(group: readonly PendingAppend[]) {
  const numbers: string[] = [];
  const events: EncodedEvent[] = [];
  group.forEach((append, index) => {
    for (const event of append.events) {
      numbers.push(String(index + 1));
      events.push(event);
    }
  });
  const appends = (pick: (append: PendingAppend) => string) => group.map(pick).join(SEPARATOR);
  const column = (pick: (event: EncodedEvent) => string) => events.map(pick).join(SEPARATOR);
  return {
    name: 'keyledger_append',
    text: TEXT,
    values: [
      appends(({ stream }) => stream),
      appends(({ expected }) => (expected === 'none' ? '-1' : String(expected.revision))),
      appends(({ expected }) => (expected === 'none' ? 'none' : expected.chain)),
      numbers.join(SEPARATOR),
      column(({ eventId }) => eventId),
      column(({ type }) => type),
      column(({ schemaVersion }) => String(schemaVersion)),
      column(({ occurredAt }) => occurredAt),
      column(({ data }) => data),
      column(({ meta }) => meta),
      column(({ chain }) => chain),
    ],
  };
}
