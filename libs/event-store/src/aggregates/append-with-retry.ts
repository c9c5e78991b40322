import { setTimeout as delay } from 'node:timers/promises';
import {
  StoreUnavailable,
  type Appended,
  type EncodedEvent,
  type EventStore,
  type ExpectedHead,
} from '../event-store.port.js';

/** Waits in milliseconds before each further try of an append whose outcome is unknown. */
const BACK_OFF = [50, 200, 800] as const;

/**
 * Appends, and where the store could not be reached sends the very same bytes again: if the first try had
 * got through after all, the event ids tell, and the answer is that of the first time.
 */
export async function appendWithRetry(
  store: EventStore,
  stream: string,
  expected: ExpectedHead,
  events: readonly EncodedEvent[],
): Promise<Appended> {
  for (const pause of BACK_OFF) {
    try {
      return await store.append(stream, expected, events);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await delay(pause * (0.5 + Math.random() / 2));
    }
  }
  return store.append(stream, expected, events);
}
