import { BACKWARDS, END, FORWARDS, START } from '@eventstore/db-client';
import type { ExpectedHead, StoredEvent, StreamSlice } from '../event-store.port.js';
import type { Delivered } from './client.js';
import { failureType } from './client-failure.js';
import type { Connection } from './connection.js';
import { toStoredEvent } from './stored-form.js';

/** Reads of one stream, at the leader: a decision is made on them, and another node may lag behind. */
export class StreamReader {
  constructor(
    private readonly connection: Connection,
    private readonly logId: string,
  ) {}

  /** Events from a revision on, inclusive; none where there is no such stream. */
  from(stream: string, revision: number, maxCount?: number): Promise<StoredEvent[]> {
    return this.read(stream, {
      fromRevision: revision > 0 ? BigInt(revision) : START,
      direction: FORWARDS,
      ...(maxCount === undefined ? {} : { maxCount }),
    });
  }

  async headOf(stream: string): Promise<ExpectedHead> {
    const [last] = await this.read(stream, {
      fromRevision: END,
      direction: BACKWARDS,
      maxCount: 1,
    });
    return last ? headAt(last) : 'none';
  }

  /** Reads one revision more at the front, which tells the head also where nothing is newer. */
  async slice(stream: string, fromRevision: number): Promise<StreamSlice> {
    const read = await this.from(stream, fromRevision - 1);
    const last = read.at(-1);
    if (last) {
      const events = read.filter(({ revision }) => revision >= fromRevision);
      return { events, head: headAt(last) };
    }
    const head = fromRevision > 0 ? await this.headOf(stream) : 'none';
    if (head === 'none' || head.revision < fromRevision - 1) return { events: [], head };
    return this.slice(stream, fromRevision);
  }

  private async read(
    stream: string,
    options: Parameters<Connection['readStream']>[1],
  ): Promise<StoredEvent[]> {
    let delivered: Delivered[];
    try {
      delivered = await this.connection.readStream(stream, { ...options, requiresLeader: true });
    } catch (error) {
      if (failureType(error) === 'stream-not-found') return [];
      throw error;
    }
    return delivered.flatMap((one) => toStoredEvent(this.logId, one) ?? []);
  }
}

export function headAt({ revision, chain }: StoredEvent) {
  return { revision, chain };
}
