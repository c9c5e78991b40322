import { GENESIS, verifyChain } from '../codec/chain.js';
import type { EventStore, ExpectedHead, StoredEvent, StreamHead } from '../event-store.port.js';

/** What is wrong with a stream, and at which event. */
export interface StreamFault {
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  /** Plain words for whoever checks the evidence. */
  readonly message: string;
}

export interface StreamVerification {
  readonly stream: string;
  readonly events: number;
  readonly head: ExpectedHead;
  /** The first fault; what follows it proves nothing. Null: the stream is as it was written. */
  readonly fault: StreamFault | null;
}

export interface LogVerification {
  readonly events: number;
  readonly streams: number;
  /** The first fault of each faulty stream. */
  readonly faults: readonly StreamFault[];
}

/** Recomputes a stream's hash chain from its first event (standards: privacy-eventlog §F step 1). */
export async function verifyStream(store: EventStore, stream: string): Promise<StreamVerification> {
  const { events, head } = await store.read(stream);
  const verifier = new ChainVerifier();
  for (const event of events) verifier.accept(event);
  return { stream, events: events.length, head, fault: verifier.result().faults[0] ?? null };
}

/** Recomputes the chains of all streams in one pass over the log, holding one head a stream. */
export async function verifyLog(store: EventStore): Promise<LogVerification> {
  const verifier = new ChainVerifier();
  for await (const events of store.readAll(null)) {
    for (const event of events) verifier.accept(event);
  }
  return verifier.result();
}

/** Follows any number of streams, each in order. */
export class ChainVerifier {
  private readonly heads = new Map<string, StreamHead>();
  private readonly faults = new Map<string, StreamFault>();
  private events = 0;

  accept(event: StoredEvent): void {
    const { stream, revision, eventId, chain } = event;
    const previous = this.heads.get(stream) ?? { revision: -1, chain: GENESIS };
    const message = faultOf(previous, event);
    if (message !== null && !this.faults.has(stream)) {
      this.faults.set(stream, { stream, revision, eventId, message });
    }
    this.heads.set(stream, { revision, chain });
    this.events += 1;
  }

  result(): LogVerification {
    const { events, heads, faults } = this;
    return { events, streams: heads.size, faults: [...faults.values()] };
  }
}

function faultOf(previous: StreamHead, event: StoredEvent): string | null {
  const wanted = previous.revision + 1;
  const where = `${event.stream} at revision ${event.revision}`;
  if (event.revision > wanted) {
    return `${where}: revision ${wanted} is missing, so an event was removed before this one`;
  }
  if (event.revision < wanted) {
    return `${where}: revision ${wanted} was due, so an event was inserted or put out of order`;
  }
  if (verifyChain(previous.chain, event)) return null;
  return (
    `${where}: the ${event.type} event ${event.eventId} does not match its hash chain, so it or the ` +
    `chain of the event before it was altered after it was written`
  );
}
