import type { StoredEvent } from '@keyledger/event-store';
import type { DecodedBatch } from './batch-applier.js';

/** Who is far behind applies so many batches in one transaction, which costs less an event. */
const BATCHES_AT_ONCE = 10;
/** Or fewer, where events are long: about so many UTF-16 units of data and metadata. */
const TEXT_AT_ONCE = 8_388_608;

/** Batches that are applied together: bounded in number and in text, so that memory is. */
export class GatheredBatch {
  batch: DecodedBatch | null = null;
  private batches = 0;
  private text = 0;

  get isFull(): boolean {
    return this.batches >= BATCHES_AT_ONCE || this.text >= TEXT_AT_ONCE;
  }

  add(more: DecodedBatch | null, stored: readonly StoredEvent[]): void {
    if (!more) return;
    const { decoded = [], count = 0 } = this.batch ?? {};
    this.batch = {
      decoded: [...decoded, ...more.decoded],
      count: count + more.count,
      to: more.to,
    };
    this.batches += 1;
    for (const { data, meta } of stored) this.text += data.length + meta.length;
  }
}
