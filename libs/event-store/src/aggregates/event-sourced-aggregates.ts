import {
  isRejection,
  reject,
  type Clock,
  type DomainEvent,
  type Rejection,
} from '@keyledger/kernel';
import {
  AggregateStore,
  type Executed,
  type Execution,
  type Loaded,
} from '../aggregate-store.port.js';
import { streamOf, type Aggregate } from '../aggregate.js';
import type { CodecHead, EventCodec } from '../codec/event-codec.js';
import {
  EventIdTaken,
  StoreBusy,
  StreamConflict,
  type Appended,
  type EncodedEvent,
  type EventStore,
} from '../event-store.port.js';
import type { CommandContext, RecordedEvent } from '../recorded-event.js';
import { appendWithRetry } from './append-with-retry.js';
import { FoldCache, type FoldCacheOptions } from './fold-cache.js';
import { fold, unfolded, wasCarriedOut } from './folded.js';
import { recordedAs } from './recorded-as.js';
import { verifyStream, type StreamVerification } from './verify-stream.js';

const ATTEMPTS = 5;

/** Load, decide, append over any event store (design §3). */
export class EventSourcedAggregates extends AggregateStore {
  private readonly cache: FoldCache;

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    private readonly clock: Clock,
    cached: FoldCacheOptions = { categories: [] },
  ) {
    super();
    this.cache = new FoldCache(cached);
    codec.onErasure(() => this.cache.clear());
  }

  async load<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    id: string,
  ): Promise<Loaded<State>> {
    return this.foldStream(aggregate, streamOf(aggregate, id));
  }

  async execute<State, New extends DomainEvent, Event extends DomainEvent>(
    execution: Execution<State, New, Event>,
  ): Promise<Executed<State, Event>> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        return await this.attempt(execution, attempt);
      } catch (error) {
        if (error instanceof StoreBusy) return rejected(reject('Busy', { retryAfter: 1 }));
        if (error instanceof EventIdTaken) {
          return rejected(reject('Conflict', { path: ['commandId'] }));
        }
        if (!(error instanceof StreamConflict)) throw error;
      }
    }
    return rejected(reject('Busy', { retryAfter: 1 }));
  }

  /** Recomputes a stream's chain and says in plain words what is wrong and where. */
  verifyStream(stream: string): Promise<StreamVerification> {
    return verifyStream(this.store, stream);
  }

  private async attempt<State, New extends DomainEvent, Event extends DomainEvent>(
    { aggregate, id, context, loaded, decide }: Execution<State, New, Event>,
    attempt: number,
  ): Promise<Executed<State, Event>> {
    const stream = streamOf(aggregate, id);
    const before = loaded && attempt === 1 ? loaded : await this.foldStream(aggregate, stream);
    if (wasCarriedOut(before, context)) return { outcome: 'repeated', ...before, events: [] };
    if (isStale(before, context)) return rejected(reject('Conflict'));

    const decision = await decide(before.state, before);
    if (isRejection(decision)) return rejected(decision);
    if (decision.length === 0) return { outcome: 'unchanged', ...before, events: [] };

    const now = this.clock.now();
    const head = codecHead(before);
    const encoded = await this.codec.encode(stream, head, decision, context, now, attempt);
    const appended = await appendWithRetry(this.store, stream, before.head, encoded);
    if (!isOurs(appended, encoded)) {
      // Carried out longer ago than the state remembers, or at the same moment elsewhere.
      const current = await this.foldStream(aggregate, stream);
      return { outcome: 'repeated', ...current, events: [] };
    }
    const events = recordedAs<Event>(stream, encoded, decision, appended);
    const after = fold(aggregate, before, events, appended.head);
    this.cache.put(aggregate, stream, after);
    return { outcome: 'appended', ...after, events };
  }

  private async foldStream<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    stream: string,
  ): Promise<Loaded<State>> {
    const before = this.cache.get<State>(aggregate, stream) ?? unfolded(aggregate.initial);
    const { events, head } = await this.store.read(stream, next(before));
    if (head === 'none' || events.length === 0) return before;
    const recorded = (await this.codec.decodeAll(events)) as RecordedEvent<Event>[];
    const folded = fold(aggregate, before, recorded, head);
    this.cache.put(aggregate, stream, folded);
    return folded;
  }
}

/** The first revision that is not folded yet. */
function next({ head }: Loaded<unknown>): number {
  return head === 'none' ? 0 : head.revision + 1;
}

function codecHead({ head, recordedAt }: Loaded<unknown>): CodecHead {
  return head === 'none' ? 'none' : { ...head, recordedAt: recordedAt ?? '' };
}

function isStale({ head }: Loaded<unknown>, { expectedRevision }: CommandContext): boolean {
  if (expectedRevision === undefined) return false;
  return head === 'none' || head.revision !== expectedRevision;
}

/** Whether what is stored are these very bytes: the chain covers them all. */
function isOurs(appended: Appended, encoded: readonly EncodedEvent[]): boolean {
  return appended.head.chain === encoded.at(-1)?.chain;
}

function rejected(rejection: Rejection): { outcome: 'rejected'; rejection: Rejection } {
  return { outcome: 'rejected', rejection };
}
