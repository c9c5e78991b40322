import { GENESIS, verifyChain } from '../codec/chain.js';
import type { ExpectedHead, StoredEvent, StreamHead } from '../event-store.port.js';
import { CopyRefused } from './copy-refused.js';

/** Each stream's head as of the events that were walked over, every one of which followed from the one before it. */
export class CheckedHeads {
  private readonly heads = new Map<string, StreamHead>();

  /** @param log what the log is called in a refusal. */
  constructor(private readonly log: string) {}

  get size(): number {
    return this.heads.size;
  }

  entries(): IterableIterator<[stream: string, head: StreamHead]> {
    return this.heads.entries();
  }

  of(stream: string): ExpectedHead {
    return this.heads.get(stream) ?? 'none';
  }

  /** @throws CopyRefused where a revision is missing or the event is not what was written. */
  accept(event: StoredEvent): void {
    const { stream, revision, eventId, chain } = event;
    const head = this.heads.get(stream);
    if (revision !== (head?.revision ?? -1) + 1 || !verifyChain(head?.chain ?? GENESIS, event)) {
      throw new CopyRefused(
        `The event ${eventId}, ${stream} at revision ${revision}, does not follow from the one before it: ` +
          `${this.log} was altered. Find out what happened with \`keyledger verify\` before you copy again.`,
      );
    }
    this.heads.set(stream, { revision, chain });
  }
}
