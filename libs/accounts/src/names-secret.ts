import type { EventStore } from '@keyledger/event-store';

/**
 * Whether some event of a stream names a vault row. Ids stand in clear in the stored text, so the log itself
 * answers, without folding or decrypting anything, and for kinds of rows that are yet to come.
 */
export async function namesSecret(store: EventStore, stream: string, id: string): Promise<boolean> {
  const { events } = await store.read(stream);
  return events.some(({ data }) => data.includes(`"${id}"`));
}
