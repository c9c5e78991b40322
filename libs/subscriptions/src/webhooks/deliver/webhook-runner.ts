import { AggregateStore, EventStore } from '@keyledger/event-store';
import { Clock, derivedId } from '@keyledger/kernel';
import { Postgres } from '@keyledger/postgres';
import { LogFeed, SessionLocks, type RunnerObserver } from '@keyledger/projections';
import { CommandBus } from '@nestjs/cqrs';
import { ToldEvents } from '../../feed/told-events.js';
import { PauseSubscription } from '../pause-subscription/pause-subscription.command.js';
import type { PauseCause } from '../subscription.events.js';
import { subscriptionAggregate, type WebhookSubscription } from '../subscription.state.js';
import { audienceOf, Couriers } from './couriers.js';
import { DeliveryRows, type DeliveryRow } from './delivery-rows.js';
import { CONCURRENCY } from './lane-deliveries.js';
import { SubscriptionRun } from './subscription-run.js';
import { Wakeable } from './wakeable.js';

const EXAMINE_MS = 1_000;
/** A row whose subscription never came to be. */
const ORPHAN_MS = 3_600_000;
const BATCH = 200;

export interface WebhookRunnerParts {
  readonly postgres: Postgres;
  readonly store: EventStore;
  readonly aggregates: AggregateStore;
  readonly rows: DeliveryRows;
  readonly told: ToldEvents;
  readonly couriers: Couriers;
  readonly commands: CommandBus;
  readonly clock: Clock;
}

/** For the log and the count of interruptions: somebody should look at the receiver. */
class SubscriptionPausedFor extends Error {
  override readonly name = 'SubscriptionPausedFor';

  constructor(id: string, cause: PauseCause) {
    super(`The webhook subscription ${id} is paused: ${cause}`);
  }
}

interface Running {
  readonly run: SubscriptionRun;
  readonly revision: number;
}

/** Runs every subscription, each at its own pace; of several processes one runs a subscription at a time. */
export class WebhookRunner {
  private readonly running = new Map<string, Running>();
  private readonly runs = new Set<Promise<void>>();
  private readonly locks: SessionLocks;
  private readonly feed: LogFeed;
  private readonly pause = new Wakeable();
  private isStopping = false;
  private supervision: Promise<void> | null = null;

  constructor(
    private readonly parts: WebhookRunnerParts,
    private readonly observer: RunnerObserver = {},
  ) {
    const { postgres, store } = parts;
    this.locks = new SessionLocks(postgres, 'webhook', (error) => this.letGo(error));
    this.feed = new LogFeed(store, observer, BATCH);
  }

  start(): void {
    this.supervision ??= this.supervise();
  }

  /** Ends after the deliveries that are under way. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.pause.wake();
    await this.supervision;
    for (const { run } of this.running.values()) run.end();
    await Promise.all(this.runs);
    await this.feed.close();
    await this.locks.close();
  }

  private async supervise(): Promise<void> {
    while (!this.isStopping) {
      try {
        await this.examine();
      } catch (error) {
        this.observer.interrupted?.('webhooks', error);
      }
      if (!this.isStopping) await this.pause.wait(EXAMINE_MS);
    }
  }

  private async examine(): Promise<void> {
    for (const row of await this.parts.rows.all()) {
      if (this.isStopping) return;
      const id = row.subscription_id;
      if (!(await this.locks.acquire(id))) continue;
      const { state, head } = await this.parts.aggregates.load(subscriptionAggregate, id);
      const revision = head === 'none' ? -1 : head.revision;
      const running = this.running.get(id);
      const isWanted = state.exists && !state.paused;
      if (running && isWanted && running.revision === revision) continue;
      // With other terms it starts anew, at a later look, once what is under way is done.
      if (running) running.run.end();
      else if (isWanted) await this.launch(row, state, revision);
      else if (!state.exists && this.isOver(row, revision)) await this.parts.rows.remove(id);
    }
  }

  private isOver({ created_at }: DeliveryRow, revision: number): boolean {
    return revision >= 0 || this.parts.clock.now().getTime() - created_at.getTime() > ORPHAN_MS;
  }

  private async launch(
    { subscription_id: id, applied_revision: applied }: DeliveryRow,
    subscription: WebhookSubscription,
    revision: number,
  ): Promise<void> {
    const { rows, couriers, clock, store, told } = this.parts;
    const { replay, redriven } = subscription;
    const orders = {
      revision,
      replay: replay && replay.revision > applied ? replay : null,
      redrive: redriven !== null && redriven > applied,
    };
    if (revision > applied) await rows.apply(id, orders, clock.now());
    const row = await rows.find(id);
    if (!row) return;
    const run = new SubscriptionRun(row, {
      ...{ store, rows, told, feed: this.feed, observer: this.observer },
      courier: await couriers.to(subscription, CONCURRENCY),
      audience: audienceOf(subscription),
      now: () => clock.now().getTime(),
      pause: (cause) =>
        void this.pauseSubscription(id, subscription.organizationId, cause, revision),
    });
    this.running.set(id, { run, revision });
    const running: Promise<void> = run
      .run()
      .catch((error: unknown) => this.observer.interrupted?.('webhooks', error))
      .finally(() => {
        this.running.delete(id);
        this.runs.delete(running);
        this.pause.wake();
      });
    this.runs.add(running);
  }

  private async pauseSubscription(
    id: string,
    organizationId: string,
    cause: PauseCause,
    revision: number,
  ): Promise<void> {
    const actor = { kind: 'SYSTEM', id: 'webhooks', role: null } as const;
    const commandId = derivedId('pause-webhook', id, cause, revision);
    const context = { organizationId, actor, commandId, correlationId: commandId };
    try {
      await this.parts.commands.execute(new PauseSubscription('SYSTEM', context, id, cause));
      this.observer.interrupted?.(
        'webhook subscription paused',
        new SubscriptionPausedFor(id, cause),
      );
      this.pause.wake();
    } catch (error) {
      this.observer.interrupted?.('webhooks', error);
    }
  }

  private letGo(error: Error): void {
    this.observer.interrupted?.('webhook locks', error);
    for (const { run } of this.running.values()) run.end();
  }
}
