import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  StreamNotFoundError,
  UnknownError,
  WrongExpectedVersionError,
  type EventData,
} from '@eventstore/db-client';
import type { Client } from '../client.js';

export interface Kept {
  readonly streamId: string;
  readonly id: string;
  readonly type: string;
  readonly revision: bigint;
  readonly data: string;
  readonly metadata: string;
  readonly commit: bigint;
}

/** What a test lets happen at one call: before it does anything, or after it took effect but before its answer. */
interface Fault {
  readonly call: 'append' | 'readStream' | 'readAll';
  readonly when: 'BEFORE' | 'AFTER';
  /** Null: there is never an answer. */
  readonly error: Error | null;
}

type Options = Record<string, unknown>;

/**
 * The log that the fake clients of a test share: what a server keeps, with its rule for event ids. It stands for what a
 * server cannot be made to do on demand, and is no proof of what a server does.
 */
export class FakeLog {
  readonly kept: Kept[] = [];
  private next = 1_000n;
  private waiting = new Set<() => void>();

  /** Resolves when something may be new. */
  change(): Promise<void> {
    return new Promise((resolve) => this.waiting.add(resolve));
  }

  changed(): void {
    const { waiting } = this;
    this.waiting = new Set();
    for (const wake of waiting) wake();
  }

  append(stream: string, events: readonly EventData[], expected: unknown): bigint {
    const standing = this.of(stream);
    const current = BigInt(standing.length) - 1n;
    const after = expected === 'no_stream' ? -1n : (expected as bigint);
    if (after !== current) {
      const there = standing.slice(Number(after) + 1, Number(after) + 1 + events.length);
      const isRepeat = after < current && events.every(({ id }, place) => id === there[place]?.id);
      if (!isRepeat) {
        const actual = current < 0n ? 'no_stream' : current;
        throw new WrongExpectedVersionError(undefined as never, {
          streamName: stream,
          current: actual,
          expected: expected as bigint,
        });
      }
      return after + BigInt(events.length);
    }
    events.forEach((event, place) => {
      this.keep({
        streamId: stream,
        id: event.id,
        type: event.type,
        revision: current + 1n + BigInt(place),
        data: JSON.stringify(event.data),
        metadata: JSON.stringify(event.metadata ?? {}),
      });
    });
    return current + BigInt(events.length);
  }

  keep(event: Omit<Kept, 'commit'>): void {
    this.kept.push({ ...event, commit: (this.next += 137n) });
  }

  of(stream: string): Kept[] {
    return this.kept.filter(({ streamId }) => streamId === stream);
  }
}

/** A fake of the interface of the client, with the habits of 6.2.1 that the adapter has rules for. */
export class FakeClient {
  readonly calls: { call: string; options: Options }[] = [];
  /** Subscriptions that are open, for tests to end. */
  readonly live = new Set<PassThrough & { fail(error: Error | null): void }>();
  readonly shutDown: string[] = [];
  readonly readStreams: PassThrough[] = [];
  /** Called a turn after each subscription began. */
  onSubscribed: (live: { fail(error: Error | null): void }) => void = () => {};
  isDisposed = false;
  /** What older servers answer. */
  knowsPositions = true;
  private readonly faults: Fault[] = [];
  private readonly reads = new Set<PassThrough>();
  private readonly pending = new Set<(error: Error) => void>();

  constructor(readonly log = new FakeLog()) {}

  get asClient(): Client {
    return this as unknown as Client;
  }

  inject(...faults: Fault[]): void {
    this.faults.push(...faults);
  }

  async appendToStream(stream: string, events: EventData[], options: Options) {
    this.calls.push({ call: 'append', options });
    await nextTurn();
    const fault = this.take('append');
    if (fault?.when === 'BEFORE') await this.fail(fault);
    const nextExpectedRevision = this.log.append(stream, events, options['expectedRevision']);
    this.log.changed();
    if (fault) await this.fail(fault);
    return { success: true, nextExpectedRevision, position: undefined };
  }

  setStreamMetadata(stream: string, data: Options, options: Options) {
    const event = { id: String(Math.random()), type: '$metadata', data, metadata: {} };
    return this.appendToStream(`$$${stream}`, [event as unknown as EventData], options);
  }

  readStream(stream: string, options: Options) {
    this.calls.push({ call: 'readStream', options });
    const standing = this.log.of(stream);
    const { fromRevision, direction, maxCount = 1e9 } = options;
    const from = typeof fromRevision === 'bigint' ? Number(fromRevision) : 0;
    const found =
      direction === 'backwards'
        ? standing.toReversed().slice(0, Number(maxCount))
        : standing.slice(from, from + Number(maxCount));
    const missing = standing.length === 0 ? new StreamNotFoundError(null as never, stream) : null;
    return this.streamOf('readStream', found, missing);
  }

  readAll(options: Options) {
    this.calls.push({ call: 'readAll', options });
    const { fromPosition, direction, maxCount } = options;
    const from = (fromPosition as { commit?: bigint }).commit;
    const found =
      direction === 'backwards'
        ? // Backwards, the event at the position is not among them.
          this.log.kept.toReversed().filter(({ commit }) => from === undefined || commit < from)
        : this.log.kept.filter(({ commit }) => from === undefined || commit >= from);
    return this.streamOf('readAll', found.slice(0, Number(maxCount)), null);
  }

  subscribeToAll(options: Options, { highWaterMark }: { highWaterMark?: number } = {}) {
    this.calls.push({ call: 'subscribe', options });
    const from = (options['fromPosition'] as { commit?: bigint }).commit ?? 0n;
    let next = this.log.kept.findIndex(({ commit }) => commit > from);
    if (next < 0) next = this.log.kept.length;
    const stream = this.liveStream(highWaterMark);
    const gone = new Promise((resolve) => stream.once('close', resolve));
    const push = async () => {
      while (this.live.has(stream)) {
        const waiting = this.log.change();
        for (; next < this.log.kept.length && this.live.has(stream); next += 1) {
          const kept = this.log.kept[next] as Kept;
          if (kept.type.startsWith('$')) continue;
          if (!stream.write(this.delivered(kept))) {
            await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), gone]);
          }
        }
        await waiting;
      }
    };
    void push();
    setImmediate(() => this.onSubscribed(stream));
    return stream;
  }

  /** Cancels what is under way, as the client does: appends are rejected, reads and subscriptions end without error. */
  dispose(): Promise<void> {
    this.isDisposed = true;
    for (const reject of this.pending) reject(new UnknownError(undefined as never, 'cancelled'));
    this.pending.clear();
    for (const read of this.reads) read.end();
    for (const one of this.live) one.fail(null);
    return Promise.resolve();
  }

  private take(call: Fault['call']): Fault | undefined {
    const at = this.faults.findIndex((fault) => fault.call === call);
    return at < 0 ? undefined : this.faults.splice(at, 1)[0];
  }

  private fail({ error }: Fault): Promise<never> {
    if (error) return Promise.reject(error);
    return new Promise((_, reject) => this.pending.add(reject));
  }

  private delivered(kept: Kept) {
    const { commit, data, metadata, ...rest } = kept;
    const position = { commit: this.knowsPositions ? commit : 2n ** 64n - 1n, prepare: commit };
    return {
      event: {
        ...rest,
        isJson: true,
        created: new Date(),
        data: parsed(data),
        metadata: parsed(metadata),
        position,
      },
    };
  }

  /** Errors are emitted, not destroyed with, as the client does. */
  private streamOf(call: Fault['call'], found: readonly Kept[], missing: Error | null) {
    const stream = new PassThrough({ objectMode: true, highWaterMark: 1e6 });
    this.reads.add(stream);
    this.readStreams.push(stream);
    const fault = this.take(call);
    const answer = async () => {
      await nextTurn();
      if (fault?.when === 'BEFORE' || missing) {
        const error = fault ? fault.error : missing;
        if (error) stream.emit('error', error);
        return;
      }
      for (const [place, kept] of found.entries()) {
        if (fault && place === 1) break;
        stream.write(this.delivered(kept));
      }
      if (fault?.error) stream.emit('error', fault.error);
      else if (!fault) stream.end();
    };
    stream.on('close', () => this.reads.delete(stream));
    void answer();
    return Object.assign(stream, {
      cancel: () => {
        this.shutDown.push('cancel');
        return Promise.resolve();
      },
    });
  }

  private liveStream(highWaterMark = 16) {
    const stream = new PassThrough({ objectMode: true, highWaterMark });
    const live = Object.assign(stream, {
      fail: (error: Error | null) => {
        this.live.delete(live);
        this.log.changed();
        if (error) stream.emit('error', error);
        else stream.end();
      },
      unsubscribe: () => {
        this.shutDown.push('unsubscribe');
        live.fail(null);
        return Promise.resolve();
      },
    });
    const destroy = stream.destroy.bind(stream);
    live.destroy = (error?: Error) => {
      this.shutDown.push('destroy');
      this.live.delete(live);
      destroy(error);
      return live;
    };
    this.live.add(live);
    return live;
  }
}

/** As the client reads JSON: what is none comes back as it is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
