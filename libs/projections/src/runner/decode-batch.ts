import type { RecordedEvent, StoredEvent } from '@keyledger/event-store';
import type { EventDecoder } from '../event-decoder.port.js';
import { isUnavailability } from '../unavailability.js';

/** A stored event, read; or why it could not be read. */
export type Decoded =
  | { readonly stored: StoredEvent; readonly event: RecordedEvent; readonly failure?: undefined }
  | { readonly stored: StoredEvent; readonly event?: undefined; readonly failure: Error };

type StaysClosed = (event: StoredEvent) => boolean;

/** Decodes all at once; only when that fails one by one, so that the events at fault are known. */
export async function decodeBatch(
  decoder: EventDecoder,
  stored: readonly StoredEvent[],
  staysClosed?: StaysClosed,
): Promise<readonly Decoded[]> {
  if (stored.length === 0) return [];
  try {
    return pair(stored, await decoder.decodeAll(stored, staysClosed));
  } catch (error) {
    if (isUnavailability(error)) throw error;
  }
  const decoded: Decoded[] = [];
  for (const one of stored) decoded.push(await decodeOne(decoder, one, staysClosed));
  return decoded;
}

async function decodeOne(
  decoder: EventDecoder,
  stored: StoredEvent,
  staysClosed?: StaysClosed,
): Promise<Decoded> {
  try {
    const [decoded] = pair([stored], await decoder.decodeAll([stored], staysClosed));
    if (decoded) return decoded;
    throw new Error('The codec answered nothing');
  } catch (error) {
    if (isUnavailability(error)) throw error;
    return { stored, failure: error instanceof Error ? error : new Error(String(error)) };
  }
}

function pair(stored: readonly StoredEvent[], events: readonly RecordedEvent[]): Decoded[] {
  return stored.map((one, index) => {
    const event = events[index];
    if (!event) throw new Error(`The codec answered ${events.length} of ${stored.length} events`);
    return { stored: one, event };
  });
}
