import type { RecordedEvent, StoredEvent } from '@keyledger/event-store';
import type { EventDecoder } from '../event-decoder.port.js';

/** A batch that was decoded or is being decoded, and which of it an event is. */
interface Decoding {
  readonly batch: Promise<readonly RecordedEvent[]>;
  readonly index: number;
}

type Known = WeakMap<StoredEvent, Decoding>;

/**
 * Decodes an event once for all readers that hold the same object, as those of the log's tail do: it is known for as long
 * as one of them holds it. When keys are destroyed everything is forgotten, at the moment when the keys themselves are:
 * what is asked for afterwards is opened by the keys as they are then, and reads as erased without them.
 */
export class DecodedOnce implements EventDecoder {
  private opened: Known = new WeakMap();
  private closed: Known = new WeakMap();

  constructor(private readonly decoder: EventDecoder & { onErasure(listener: () => void): void }) {
    decoder.onErasure(() => {
      this.opened = new WeakMap();
      this.closed = new WeakMap();
    });
  }

  async decodeAll(
    events: readonly StoredEvent[],
    staysClosed: (event: StoredEvent) => boolean = () => false,
  ): Promise<readonly RecordedEvent[]> {
    const { opened, closed } = this;
    const knownOf = (event: StoredEvent) => (staysClosed(event) ? closed : opened);
    const missing = events.filter((event) => !knownOf(event).has(event));
    if (missing.length > 0) {
      const batch = this.decoder.decodeAll(missing, staysClosed);
      missing.forEach((event, index) => knownOf(event).set(event, { batch, index }));
      batch.catch(() => missing.forEach((event) => knownOf(event).delete(event)));
    }
    const wanted = events.map((event) => knownOf(event).get(event) as Decoding);
    const decoded = new Map<Decoding['batch'], readonly RecordedEvent[]>();
    for (const { batch } of wanted) if (!decoded.has(batch)) decoded.set(batch, await batch);
    return wanted.map(({ batch, index }) => decoded.get(batch)?.[index] as RecordedEvent);
  }
}
