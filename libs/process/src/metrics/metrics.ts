import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const GROUP_SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** How webhooks are, over all subscriptions. */
export interface WebhookTotals {
  readonly waiting: number;
  readonly dead: number;
  readonly down: number;
}

/**
 * What is measured, as Prometheus reads it. Labels hold names of our own only: never an address, an id or
 * anything a caller wrote.
 */
@Injectable()
export class Metrics {
  readonly #registry = new Registry();
  readonly #appends = this.#counter('appends_total', 'Appends that won');
  readonly #events = this.#counter('events_total', 'Events appended');
  readonly #conflicts = this.#counter('append_conflicts_total', 'Appends that met another head');
  readonly #duplicates = this.#counter('append_duplicates_total', 'Appends stored before');
  readonly #retries = this.#counter(
    'store_retries_total',
    'Calls to the event store that were made again',
    ['call'],
  );
  readonly #groups = new Histogram({
    name: 'keyledger_append_group_size',
    help: 'Appends written with one commit',
    buckets: GROUP_SIZES,
    registers: [this.#registry],
  });
  readonly #lag = this.#gauge(
    'projection_lag_seconds',
    'Age of the oldest event a projection has not handled',
    ['projection'],
  );
  readonly #stopped = this.#gauge(
    'projection_stopped',
    '1 when an event has stopped the projection',
    ['projection'],
  );
  readonly #webhookEvents = this.#gauge(
    'webhook_events',
    'Events that failed or wait behind one, and those that were given up',
    ['state'],
  );
  readonly #receiversDown = this.#gauge(
    'webhook_receivers_down',
    'Receivers of webhooks whose last five deliveries failed',
  );
  readonly #hashWaiting = this.#gauge('hash_queue_waiting', 'Password hashes that wait');
  readonly #hashRunning = this.#gauge('hash_queue_running', 'Password hashes being computed');
  readonly #hashRefused = this.#counter('hash_queue_refused_total', 'Hashes refused: queue full');
  readonly #hashSeconds = this.#histogram('hash_seconds', 'Time of one password hash');
  readonly #signIns = this.#counter('sign_ins_total', 'Sign-ins by outcome', ['outcome']);
  readonly #verifications = this.#counter(
    'verifications_total',
    'Steps of forgotten passwords by outcome',
    ['step', 'outcome'],
  );
  readonly #requests = this.#histogram('http_request_seconds', 'Time to answer', [
    'method',
    'route',
    'status',
  ]);
  readonly #operations = this.#counter('graphql_operations_total', 'GraphQL operations', [
    'kind',
    'outcome',
  ]);

  readonly #interruptions = this.#counter(
    'interruptions_total',
    'Background steps that failed and are tried again',
    ['what'],
  );
  readonly #jobs = this.#counter('jobs_total', 'Tries of jobs', ['queue', 'outcome']);
  readonly #rateLimitFallbacks = this.#counter(
    'rate_limit_fallbacks_total',
    'Requests counted in this process alone, because Redis was away',
  );
  readonly #redisReconnects = this.#counter('redis_reconnects_total', 'Tries to reach Redis again');

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** For the event store's observer port. */
  readonly eventStore = {
    appended: (events: number): void => {
      this.#appends.inc();
      this.#events.inc(events);
    },
    conflict: (): void => this.#conflicts.inc(),
    duplicate: (): void => this.#duplicates.inc(),
    groupWritten: (appends: number): void => this.#groups.observe(appends),
    retried: (call: string): void => this.#retries.inc({ call }),
  };

  /** For the password hash queue's observer port. */
  readonly hashQueue = {
    depth: (waiting: number, running: number): void => {
      this.#hashWaiting.set(waiting);
      this.#hashRunning.set(running);
    },
    refused: (): void => this.#hashRefused.inc(),
    finished: (milliseconds: number): void => this.#hashSeconds.observe(milliseconds / 1000),
  };

  /** @param what a name of ours. */
  interrupted(what: string): void {
    this.#interruptions.inc({ what });
  }

  /** @param outcome `DONE`, `FAILED` (to be tried again) or `DEAD` (given up). */
  jobFinished(queue: string, outcome: string): void {
    this.#jobs.inc({ queue, outcome });
  }

  rateLimitFellBack(): void {
    this.#rateLimitFallbacks.inc();
  }

  redisReconnecting(): void {
    this.#redisReconnects.inc();
  }

  /** @param seconds 0 when the projection has handled everything. */
  projectionLag(projection: string, seconds: number): void {
    this.#lag.set({ projection }, seconds);
  }

  projectionStopped(projection: string, stopped: boolean): void {
    this.#stopped.set({ projection }, stopped ? 1 : 0);
  }

  /** @param outcome a name of ours (`SUCCEEDED`, `REFUSED`, `THROTTLED`, …). */
  signedIn(outcome: string): void {
    this.#signIns.inc({ outcome });
  }

  /** @param outcome a name of ours (`TAKEN`, `UNKNOWN_ADDRESS`, the code of a rejection). */
  stepTaken(step: string, outcome: string): void {
    this.#verifications.inc({ step, outcome });
  }

  /** @param route the route's pattern, never the path. */
  requestAnswered(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds);
  }

  /** @param kind query, mutation or subscription. @param outcome `ok` or the first error's code. */
  operationAnswered(kind: string, outcome: string): void {
    this.#operations.inc({ kind, outcome });
  }

  webhooks({ waiting, dead, down }: WebhookTotals): void {
    this.#webhookEvents.set({ state: 'waiting' }, waiting);
    this.#webhookEvents.set({ state: 'dead' }, dead);
    this.#receiversDown.set(down);
  }

  /** Values that are asked for when they are read: called before each scrape. */
  onScrape(collect: () => Promise<void>): void {
    this.#collectors.push(collect);
  }
  readonly #collectors: (() => Promise<void>)[] = [];

  /** Everything in Prometheus' text format. */
  async text(): Promise<string> {
    await Promise.all(this.#collectors.map((collect) => collect()));
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  #counter(name: string, help: string, labelNames: readonly string[] = []): Counter {
    const registers = [this.#registry];
    return new Counter({ name: `keyledger_${name}`, help, labelNames: [...labelNames], registers });
  }

  #gauge(name: string, help: string, labelNames: readonly string[] = []): Gauge {
    const registers = [this.#registry];
    return new Gauge({ name: `keyledger_${name}`, help, labelNames: [...labelNames], registers });
  }

  #histogram(name: string, help: string, labelNames: readonly string[] = []): Histogram {
    return new Histogram({
      name: `keyledger_${name}`,
      help,
      labelNames: [...labelNames],
      buckets: SECONDS,
      registers: [this.#registry],
    });
  }
}
