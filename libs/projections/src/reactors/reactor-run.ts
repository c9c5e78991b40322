import type { EventStore, Position, StoredEvent } from '@keyledger/event-store';
import type { EventDecoder } from '../event-decoder.port.js';
import type { Reactor } from '../reactor.js';
import type { RunnerObserver } from '../runner-observer.port.js';
import { decodeBatch, type Decoded } from '../runner/decode-batch.js';
import type { LogFeed } from '../runner/log-feed.js';
import { reasonOf } from '../runner/reason-of.js';
import { RunEnded, untilAvailable } from '../until-available.js';
import { Inbox } from './inbox.js';
import { ReactionFailed, reactToEvent } from './react-to-event.js';
import type { ReactorStates } from './reactor-states.js';

/** How long a checkpoint over events that were not for this reactor, or that nothing came of, may stay unwritten. */
const WRITE_SKIPPED_EVERY_MS = 1_000;

export interface ReactorRunOptions {
  readonly batchSize: number;
  readonly inboxLimit: number;
  readonly tries: number;
}

/** One reactor from its checkpoint on: reads the log until it is at the end, then lives on the shared feed. */
export class ReactorRun {
  private written: Position;
  private writtenAt = Date.now();
  private readonly types: ReadonlySet<string>;

  constructor(
    private readonly reactor: Reactor,
    private position: Position,
    private readonly store: EventStore,
    private readonly decoder: EventDecoder,
    private readonly states: ReactorStates,
    private readonly feed: LogFeed,
    private readonly observer: RunnerObserver,
    private readonly signal: AbortSignal,
    private readonly options: ReactorRunOptions,
  ) {
    this.written = position;
    this.types = new Set<string>(reactor.eventTypes);
  }

  /** Resolves when it stopped at an event. @throws RunEnded when told to end or when somebody else runs it. */
  async run(): Promise<void> {
    try {
      for (;;) {
        await this.catchUp();
        await this.live();
      }
    } catch (error) {
      if (!(error instanceof ReactorStopped)) throw error;
    }
  }

  private async catchUp(): Promise<void> {
    const { batchSize } = this.options;
    for (let last = batchSize; last >= batchSize;) {
      last = 0;
      for await (const events of this.store.readAll(this.position, { batchSize })) {
        last = events.length;
        await this.handle(events.filter(this.wants), events.at(-1)?.position ?? this.position);
      }
    }
  }

  /** Until more came than the inbox holds. */
  private async live(): Promise<void> {
    const inbox = new Inbox(this.wants, this.options.inboxLimit);
    const wake = () => inbox.wake();
    this.signal.addEventListener('abort', wake);
    try {
      await this.feed.admit(inbox, this.position, (until) => this.collect(inbox, until));
      for (;;) {
        if (this.signal.aborted) throw new RunEnded(this.reactor.name);
        const next = await inbox.next(WRITE_SKIPPED_EVERY_MS);
        if (next === 'overflowed') return;
        if (next === 'later') await this.write();
        else await this.handle(next.events, next.to);
      }
    } finally {
      this.feed.leave(inbox);
      this.signal.removeEventListener('abort', wake);
    }
  }

  private async collect(inbox: Inbox, until: Position | null): Promise<void> {
    if (until === null || until <= this.position) return;
    const { batchSize } = this.options;
    for await (const events of this.store.readAll(this.position, { batchSize, until }))
      await inbox.deliver(events);
  }

  private async handle(events: readonly StoredEvent[], to: Position): Promise<void> {
    const mine = events.filter(({ position }) => position > this.position);
    const decoded = await this.step(() => decodeBatch(this.decoder, mine));
    for (const one of decoded) {
      const done = await this.reactTo(one);
      this.position = one.stored.position;
      if (done !== 'NOTHING_TO_DO') await this.write();
    }
    if (to > this.position) this.position = to;
    if (Date.now() - this.writtenAt >= WRITE_SKIPPED_EVERY_MS) await this.write();
  }

  private async reactTo({ stored, event, failure }: Decoded): Promise<void | 'NOTHING_TO_DO'> {
    if (failure) return this.stop(stored, failure);
    const { tries } = this.options;
    try {
      return await reactToEvent(this.reactor, event, tries, this.signal, this.observer);
    } catch (error) {
      if (!(error instanceof ReactionFailed)) throw error;
      return this.stop(stored, error.cause);
    }
  }

  private async write(): Promise<void> {
    this.writtenAt = Date.now();
    if (this.position === this.written) return;
    const { reactor, written, position } = this;
    if (!(await this.step(() => this.states.move(reactor.name, written, position))))
      throw new RunEnded(`${reactor.name} is run by somebody else`);
    this.written = position;
  }

  private async stop({ position, eventId, type }: StoredEvent, error: unknown): Promise<never> {
    await this.write();
    const reason = reasonOf(error);
    const { name } = this.reactor;
    await this.step(() => this.states.stop(name, { position, eventId, eventType: type, reason }));
    this.observer.stopped?.({ name, eventId, eventType: type, reason });
    throw new ReactorStopped(name);
  }

  private readonly wants = ({ type }: StoredEvent) => this.types.has(type);

  private step<Result>(work: () => Promise<Result>): Promise<Result> {
    return untilAvailable(`reactor ${this.reactor.name}`, work, this.signal, this.observer);
  }
}

class ReactorStopped extends Error {}
