import type { RecordedEvent } from '@keyledger/event-store';
import type { PersonalText } from '@keyledger/graphql';
import type { HistoryEntryNode, MailboxOwnerNode } from '../../graphql/history-entry.type.js';
import { entryParameters, type EntryParameters } from './entry-parameters.js';
import type { HistoryEvent } from './history-events.js';
import { sentenceOf, type Reader } from './sentence.js';

/** Whose mailbox it is from an event on, and whose it was before. */
export interface EntryOwners {
  readonly owner: MailboxOwnerNode | null;
  readonly previous: MailboxOwnerNode | null;
}

const UNKNOWN: EntryOwners = { owner: null, previous: null };

export type HistoryEntry = HistoryEntryNode & EntryParameters;

/** An event as its account's history shows it to this reader. */
export function historyEntry(
  event: RecordedEvent<HistoryEvent>,
  actorName: PersonalText | null,
  reader: Reader & { readonly mayReadNotes: boolean },
  { owner, previous }: EntryOwners = UNKNOWN,
): HistoryEntry {
  const { actor, reasonCode, ticket, recordedAt } = event.metadata;
  return {
    ...entryParameters(event, reader.mayReadNotes),
    eventId: event.eventId,
    event: event.type,
    position: event.position,
    at: new Date(event.occurredAt),
    recordedAt: new Date(recordedAt),
    actor: { kind: actor.kind, name: actorName, role: actor.role },
    owner,
    reasonCode,
    ticket,
    sentence: sentenceOf(event, actorName, reader, {
      owner: owner?.name ?? null,
      previous: previous?.name ?? null,
    }),
  };
}
