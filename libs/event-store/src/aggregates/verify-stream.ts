import type { EventStore, ExpectedHead } from '../event-store.port.js';
import type { LogFault } from '../verify-log/log-fault.js';
import { StreamVerifier } from '../verify-log/stream-verifier.js';

export interface StreamVerification {
  readonly stream: string;
  readonly events: number;
  readonly head: ExpectedHead;
  /** The first fault; what follows it proves nothing. Null: the stream is as it was written. */
  readonly fault: LogFault | null;
}

/** Recomputes a stream's hash chain from its first event (standards: privacy-eventlog §F step 1). */
export async function verifyStream(store: EventStore, stream: string): Promise<StreamVerification> {
  const { events, head } = await store.read(stream);
  const verifier = new StreamVerifier();
  for (const event of events) verifier.accept(event);
  return { stream, events: events.length, head, fault: verifier.fault };
}
