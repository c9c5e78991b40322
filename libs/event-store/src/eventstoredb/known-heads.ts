import { LRUCache } from 'lru-cache';
import type { ExpectedHead, StreamHead } from '../event-store.port.js';

const MOST = 10_000;

/**
 * Heads that this process read or wrote. The server compares an append's revision only; where the expected head is one
 * of these, its chain is known to be right as well.
 */
export class KnownHeads {
  private readonly heads = new LRUCache<string, StreamHead>({ max: MOST });

  remember(stream: string, head: ExpectedHead): void {
    if (head === 'none') return;
    const known = this.heads.get(stream);
    if (!known || known.revision <= head.revision) this.heads.set(stream, head);
  }

  /** Whether nothing is known that speaks against the expected head, and its chain needs no look at the stream. */
  confirm(stream: string, expected: ExpectedHead): boolean {
    const known = this.heads.get(stream);
    // Of a stream that is to be new, the server's own check leaves nothing open.
    if (expected === 'none') return known === undefined;
    return known?.revision === expected.revision && known.chain === expected.chain;
  }
}
