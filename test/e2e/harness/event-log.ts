import type { RecordedEvent, StoredEvent, Subscription } from '@keyledger/event-store';
import type { RunningKeyledger } from './running-keyledger.js';

/** Waits until an event of this type is in a stream that begins so. @param nth the first unless told. */
export async function untilEvent(
  { foundation }: RunningKeyledger,
  stream: string,
  type: string,
  nth = 1,
): Promise<RecordedEvent> {
  const subscription = foundation.store.subscribe(null);
  try {
    const event = await nthOf(subscription, stream, type, nth);
    const [decoded] = await foundation.codec.decodeAll([event]);
    if (!decoded) throw new Error(`${type} cannot be read`);
    return decoded;
  } finally {
    await subscription.close();
  }
}

/** Every event of the streams that begin so, in the order of the log. */
export async function eventsOf(
  { foundation }: RunningKeyledger,
  stream: string,
): Promise<RecordedEvent[]> {
  const found: StoredEvent[] = [];
  for await (const batch of foundation.store.readAll(null)) {
    found.push(...batch.filter((event) => event.stream.startsWith(stream)));
  }
  return foundation.codec.decodeAll(found);
}

async function nthOf(
  subscription: Subscription,
  stream: string,
  type: string,
  nth: number,
): Promise<StoredEvent> {
  let left = nth;
  for await (const item of subscription) {
    if (item.kind !== 'events') continue;
    for (const event of item.events) {
      const wanted = event.type === type && event.stream.startsWith(stream);
      if (wanted && --left === 0) return event;
    }
  }
  throw new Error(`The log ended before ${type} of ${stream}`);
}
