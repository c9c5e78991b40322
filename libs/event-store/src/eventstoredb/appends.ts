import { NO_STREAM, type EventData } from '@eventstore/db-client';
import {
  AppendRefused,
  StoreUnavailable,
  StreamConflict,
  type Appended,
  type EncodedEvent,
  type ExpectedHead,
  type StoredEvent,
} from '../event-store.port.js';
import type { EventStoreObserver } from '../event-store-observer.js';
import { AppendSlots } from './append-slots.js';
import { failureType, isRefusal } from './client-failure.js';
import type { Connection } from './connection.js';
import { KnownHeads } from './known-heads.js';
import { OneAtATime } from './one-at-a-time.js';
import type { Retries } from './retries.js';
import { toEventData } from './stored-form.js';
import { headAt, type StreamReader } from './stream-reader.js';

/**
 * Appends that the client has in hand at once. It writes all of them to one stream; where that makes it wait (from 16
 * on) and the stream then fails, the client leaves a rejection that nobody can handle, which ends the process.
 */
const AT_ONCE = 15;

interface Offered {
  readonly stream: string;
  readonly expected: ExpectedHead;
  readonly events: readonly EncodedEvent[];
}

/** Appends with the promises of the port, which are more than the server's: the chain is checked, and who won is told. */
export class Appends {
  private readonly slots: AppendSlots;
  private readonly sameOnes = new OneAtATime();
  private closed = false;

  constructor(
    private readonly connection: Connection,
    private readonly reader: StreamReader,
    private readonly retries: Retries,
    private readonly heads: KnownHeads,
    private readonly observer: EventStoreObserver,
    mostWaiting: number,
  ) {
    this.slots = new AppendSlots(AT_ONCE, mostWaiting);
  }

  /** @throws what the port's `append` throws, but `EventIdTaken`: the server knows ids at their own place only. */
  async append(offered: Offered): Promise<Appended> {
    const { stream, events } = offered;
    const data = events.map((event) => toEventData(stream, event));
    try {
      const answer = await this.sameOnes.run(stream, events, () =>
        this.slots.run(() => this.write(offered, data)),
      );
      this.heads.remember(stream, answer.head);
      if (answer.outcome === 'appended') this.observer.appended(events.length);
      else this.observer.duplicate();
      return answer;
    } catch (error) {
      if (error instanceof StreamConflict) {
        this.heads.remember(stream, error.actual);
        this.observer.conflict();
      }
      throw isRefusal(error) ? new AppendRefused(stream, { cause: error }) : error;
    }
  }

  /** What is under way goes on; what still waits is refused. */
  close(): void {
    this.closed = true;
  }

  private async write(offered: Offered, data: EventData[]): Promise<Appended> {
    if (this.closed)
      throw new StoreUnavailable('The store was closed before the append was written');
    const { stream, expected } = offered;
    if (!this.heads.confirm(stream, expected)) {
      const actual = await this.retries.run('read', () => this.reader.headOf(stream));
      if (!isSame(actual, expected)) return this.settle(offered, actual);
    }
    const revision = expected === 'none' ? NO_STREAM : BigInt(expected.revision);
    try {
      await this.retries.run('append', () => this.connection.append(stream, data, revision));
    } catch (error) {
      if (failureType(error) !== 'wrong-expected-version') throw error;
      const actual = await this.retries.run('read', () => this.reader.headOf(stream));
      return this.settle(offered, actual);
    }
    return this.answer(offered);
  }

  /**
   * The server answers alike whether it wrote now or knew the ids from before. What stands in the stream tells: of two
   * appends with the same ids, such as one command sent twice, the other's bytes.
   */
  private async answer(offered: Offered): Promise<Appended> {
    const stored = await this.storedInPlace(offered);
    const last = stored.at(-1);
    if (!last || stored.length < offered.events.length) {
      throw new StoreUnavailable(
        'The server took the append, but does not have it in its stream yet',
      );
    }
    const isOurs = last.chain === offered.events.at(-1)?.chain;
    return {
      outcome: isOurs ? 'appended' : 'duplicate',
      position: last.position,
      head: headAt(last),
    };
  }

  /** The head is another: because these very events stand there, or because somebody else's do. */
  private async settle(offered: Offered, actual: ExpectedHead): Promise<Appended> {
    const { stream, expected, events } = offered;
    const stored = await this.storedInPlace(offered);
    const last = stored.at(-1);
    const areOurs =
      stored.length === events.length &&
      stored.every(({ eventId }, place) => eventId === events[place]?.eventId);
    if (!last || !areOurs) throw new StreamConflict(stream, expected, actual);
    return { outcome: 'duplicate', position: last.position, head: headAt(last) };
  }

  /** What stands in the stream where the append has or would have its events. */
  private storedInPlace({ stream, expected, events }: Offered): Promise<StoredEvent[]> {
    const first = expected === 'none' ? 0 : expected.revision + 1;
    return this.retries.run('read', () => this.reader.from(stream, first, events.length));
  }
}

function isSame(one: ExpectedHead, other: ExpectedHead): boolean {
  if (one === 'none' || other === 'none') return one === other;
  return one.revision === other.revision && one.chain === other.chain;
}
