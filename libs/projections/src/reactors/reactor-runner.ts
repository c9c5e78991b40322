import { setMaxListeners } from 'node:events';
import type { EventStore } from '@keyledger/event-store';
import type { Postgres } from '@keyledger/postgres';
import type { EventDecoder } from '../event-decoder.port.js';
import { Pause } from '../pause.js';
import type { Reactor } from '../reactor.js';
import type { RunnerObserver } from '../runner-observer.port.js';
import { LogFeed } from '../runner/log-feed.js';
import { SessionLocks } from '../session-locks.js';
import { RunEnded } from '../until-available.js';
import { ReactorNotInstalled } from './install-reactors.js';
import { ReactorRun } from './reactor-run.js';
import { ReactorStates } from './reactor-states.js';
import type { ReactorState } from './reactor-states.js';

/** Reactors order what takes longer anyway; under load this saves most of their reads of the log. */
const GATHER_MS = 20;

export interface ReactorRunnerOptions {
  readonly observer?: RunnerObserver;
  /** Most events read at once (default 500). */
  readonly batchSize?: number;
  /** How many events may wait for one busy reactor before it reads the log itself (default 1000). */
  readonly inboxLimit?: number;
  /** How often an event is tried that fails for a reason that waiting does not mend (default 5). */
  readonly tries?: number;
  /** How often locks and skips are looked for (default 1000 ms). */
  readonly examineEveryMs?: number;
}

/** Runs reactors, each in its own pace and order; of several processes one runs a reactor at a time. */
export class ReactorRunner {
  private readonly states: ReactorStates;
  private readonly locks: SessionLocks;
  private readonly observer: RunnerObserver;
  private readonly feed: LogFeed;
  private readonly pause = new Pause();
  private readonly ending = new AbortController();
  /** Fires when the locks are lost: what runs under them must end. */
  private holding: AbortController;
  private readonly runs = new Map<string, Promise<void>>();
  /** The event that each stopped at in this process, so that it is not tried over and over. */
  private readonly stoppedAt = new Set<string>();
  private supervision: Promise<void> | null = null;

  constructor(
    postgres: Postgres,
    private readonly store: EventStore,
    private readonly decoder: EventDecoder,
    private readonly reactors: readonly Reactor[],
    private readonly options: ReactorRunnerOptions = {},
  ) {
    this.observer = options.observer ?? {};
    this.holding = holdOf(reactors.length);
    this.states = new ReactorStates(postgres);
    this.locks = new SessionLocks(postgres, 'reactor', (error) => this.letGo(error));
    this.feed = new LogFeed(store, this.observer, options.batchSize ?? 500, GATHER_MS);
  }

  /** @throws ReactorNotInstalled when a reactor has no place in the log. */
  async start(): Promise<void> {
    if (this.supervision) return;
    const names = this.reactors.map(({ name }) => name);
    const installed = new Set((await this.states.of(names)).map(({ name }) => name));
    const missing = names.filter((name) => !installed.has(name));
    if (missing.length > 0) throw new ReactorNotInstalled(missing);
    await this.examine();
    this.supervision = this.supervise();
  }

  /** Ends after the reactions that are under way. */
  async stop(): Promise<void> {
    this.ending.abort();
    this.holding.abort();
    this.pause.wake();
    await this.supervision;
    await Promise.all(this.runs.values());
    await this.feed.close();
    await this.locks.close();
  }

  private async supervise(): Promise<void> {
    while (!this.ending.signal.aborted) {
      await this.pause.wait(this.options.examineEveryMs ?? 1_000);
      if (!this.ending.signal.aborted) await this.examine();
    }
  }

  private async examine(): Promise<void> {
    try {
      const held: Reactor[] = [];
      for (const reactor of this.reactors)
        if (await this.locks.acquire(reactor.name)) held.push(reactor);
      if (this.holding.signal.aborted && !this.ending.signal.aborted)
        this.holding = holdOf(this.reactors.length);
      const states = await this.states.of(held.map(({ name }) => name));
      for (const reactor of held) {
        const state = states.find(({ name }) => name === reactor.name);
        if (state && this.isToBeRun(state)) this.launch(reactor, state);
      }
    } catch (error) {
      this.observer.interrupted?.('examine reactors', error);
    }
  }

  private isToBeRun({ name, stop }: ReactorState): boolean {
    if (stop === null) this.stoppedAt.delete(name);
    return !this.runs.has(name) && !this.stoppedAt.has(name);
  }

  private launch(reactor: Reactor, { checkpoint }: ReactorState): void {
    const { batchSize = 500, inboxLimit = 1_000, tries = 5 } = this.options;
    const run = new ReactorRun(
      reactor,
      checkpoint,
      this.store,
      this.decoder,
      this.states,
      this.feed,
      this.observer,
      this.holding.signal,
      { batchSize, inboxLimit, tries },
    );
    const running = run
      .run()
      .then(() => void this.stoppedAt.add(reactor.name))
      .catch((error: unknown) => {
        if (!(error instanceof RunEnded))
          this.observer.interrupted?.(`reactor ${reactor.name}`, error);
      })
      .finally(() => this.runs.delete(reactor.name));
    this.runs.set(reactor.name, running);
  }

  private letGo(error: Error): void {
    this.observer.interrupted?.('reactor locks', error);
    this.holding.abort();
    this.pause.wake();
  }
}

/** Every reactor listens to one signal, and so does what it waits for: many of them are no leak. */
function holdOf(reactors: number): AbortController {
  const holding = new AbortController();
  setMaxListeners(4 * reactors + 10, holding.signal);
  return holding;
}
