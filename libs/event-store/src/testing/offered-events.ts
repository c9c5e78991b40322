import { randomUUID } from 'node:crypto';
import { chainOf, GENESIS } from '../codec/chain.js';
import type { EncodedEvent, ExpectedHead } from '../event-store.port.js';

/** Events as a codec would hand them to a store, for suites that test stores without one. */
export function offeredEvents(
  stream: string,
  head: ExpectedHead,
  contents: readonly string[],
  eventIds: readonly string[] = contents.map(() => randomUUID()),
): EncodedEvent[] {
  let chain = head === 'none' ? GENESIS : head.chain;
  const first = head === 'none' ? 0 : head.revision + 1;
  return contents.map((content, n) => {
    const event = {
      eventId: eventIds[n] ?? randomUUID(),
      type: 'Happened',
      schemaVersion: 1,
      occurredAt: '2026-11-23T08:00:00.000Z',
      data: JSON.stringify({ content }),
      meta: JSON.stringify({ commandId: `command-${n}`, schemaVersion: 1 }),
    };
    chain = chainOf(chain, stream, first + n, event);
    return { ...event, chain };
  });
}
