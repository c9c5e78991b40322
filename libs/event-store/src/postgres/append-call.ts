import type { EncodedEvent, ExpectedHead } from '../event-store.port.js';
import type { PendingAppend } from './append-queue.js';
import { byteaArray, intArray, textArray, uuidArray } from './binary-array.js';

/**
 * One row of `append_group`: what became of an append of the group. An append that won knows its head itself, so the
 * row says only where its last event stands.
 */
export interface AppendRow {
  /** The append's place in the group, from 1. */
  append_n: number;
  outcome: 'ok' | 'duplicate' | 'conflict';
  last_position: string | null;
  head_revision: number | null;
  head_chain: string | null;
  stored_stream: string | null;
}

const TEXT = `SELECT * FROM append_group($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

/**
 * The call that writes a group, prepared once a connection.
 * @param lookUpIds whether event ids are looked up also where the head is the expected one.
 */
export function appendCall(group: readonly PendingAppend[], lookUpIds: boolean) {
  const appendNumbers: number[] = [];
  const revisions: number[] = [];
  const events: EncodedEvent[] = [];
  group.forEach((append, index) => {
    const first = revisionOf(append.expected) + 1;
    append.events.forEach((event, place) => {
      appendNumbers.push(index + 1);
      revisions.push(first + place);
      events.push(event);
    });
  });
  return {
    name: 'keyledger_append',
    text: TEXT,
    values: [
      textArray(group.map(({ stream }) => stream)),
      intArray(group.map(({ expected }) => revisionOf(expected))),
      byteaArray(group.map(({ expected }) => (expected === 'none' ? '' : expected.chain))),
      intArray(appendNumbers),
      intArray(revisions),
      uuidArray(events.map(({ eventId }) => eventId)),
      textArray(events.map(({ type }) => type)),
      intArray(events.map(({ schemaVersion }) => schemaVersion)),
      textArray(events.map(({ occurredAt }) => occurredAt)),
      textArray(events.map(({ data }) => data)),
      textArray(events.map(({ meta }) => meta)),
      byteaArray(events.map(({ chain }) => chain)),
      lookUpIds,
    ],
  };
}

function revisionOf(expected: ExpectedHead): number {
  return expected === 'none' ? -1 : expected.revision;
}
