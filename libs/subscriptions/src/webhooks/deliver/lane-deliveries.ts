import type { StoredEvent } from '@keyledger/event-store';
import type { MessageRow } from './delivery-rows.js';
import { Lanes, type Lane, type Message } from './lanes.js';
import { freshMessage, messageOf, rowOf } from './message-rows.js';
import { DOWN_AFTER } from './receiver-health.js';
import { waitAfter } from './retry-schedule.js';
import { LOOK_MS, OWN_FAULT_MS, type RunContext } from './run-context.js';
import type { Attempt } from './webhook-sender.js';

/** Tries that are under way at once for one receiver, each of another account. */
export const CONCURRENCY = 16;

/** Delivers each account's events in order, and keeps as rows what failed and what waits behind it. */
export class LaneDeliveries {
  private readonly lanes = new Lanes();
  private readonly done = new Map<Message, () => void>();
  private inFlight = 0;
  private notBefore = 0;
  /** Until its first success: so much waits that it must have been down before this run, whatever was counted. */
  private wasDown = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly context: RunContext) {}

  /** Goes on with what waited when an earlier run ended. */
  resume(waiting: readonly MessageRow[]): void {
    for (const row of waiting) this.lanes.add(messageOf(row));
    this.wasDown = this.lanes.size >= DOWN_AFTER;
    this.pump();
  }

  /** Resolves once it waits in its lane, and is kept where it may wait for long. */
  async accept(stored: StoredEvent): Promise<void> {
    const message = freshMessage(stored, this.context.now());
    this.done.set(message, this.context.taken.take(stored.position));
    const lane = this.lanes.add(message);
    // Behind one that is kept it may wait for days: the checkpoint must not wait with it.
    if (lane.messages[0]?.isKept) await this.persistently(() => this.keep([message]));
    this.pump();
  }

  /** Once the run is to end. Resolves when nothing is under way. */
  async cease(): Promise<void> {
    clearTimeout(this.timer);
    while (this.inFlight > 0) await this.context.room.wait(50);
  }

  private get isEnding(): boolean {
    return this.context.ending.aborted;
  }

  private pump(): void {
    const now = this.context.now();
    if (!this.isEnding && now >= this.notBefore) {
      for (const lane of this.lanes.due(now)) {
        if (this.inFlight >= CONCURRENCY) break;
        const rest = this.context.courier.restMs(now);
        if (rest > 0) {
          this.notBefore = now + rest;
          break;
        }
        void this.attempt(lane);
      }
    }
    this.schedule(now);
  }

  private schedule(now: number): void {
    clearTimeout(this.timer);
    if (this.isEnding || this.inFlight >= CONCURRENCY) return;
    const wait = Math.max(this.lanes.nextDue(), this.notBefore) - now;
    if (wait === Infinity) return;
    this.timer = setTimeout(() => this.pump(), Math.min(Math.max(wait, 1), LOOK_MS));
  }

  private async attempt(lane: Lane): Promise<void> {
    const [message] = lane.messages;
    if (!message) return;
    lane.isBusy = true;
    this.inFlight += 1;
    try {
      const stored = message.stored ?? (await this.storedAgain(message));
      await this.settle(lane, message, await this.context.courier.carry(stored));
    } catch (error) {
      this.context.observer.interrupted?.('webhooks', error);
      message.dueAt = this.context.now() + OWN_FAULT_MS;
    } finally {
      lane.isBusy = false;
      this.inFlight -= 1;
      this.context.room.wake();
      this.pump();
    }
  }

  private async settle(lane: Lane, message: Message, attempt: Attempt): Promise<void> {
    const { subscriptionId, rows, health, pause } = this.context;
    const now = this.context.now();
    if (attempt.outcome === 'delivered') {
      if (message.isKept) await rows.delivered(subscriptionId, message.eventId);
      this.finish(message);
      this.lanes.shift(lane);
      if (health.succeeded(now) || this.wasDown) this.lanes.hurry(now);
      this.wasDown = false;
      return;
    }
    const { code, retryAfterMs, isGone } = attempt;
    health.failed(code, now);
    // Before anything is awaited: nobody else's event may be tried while this one is written.
    if (retryAfterMs !== null) this.notBefore = Math.max(this.notBefore, now + retryAfterMs);
    Object.assign(message, { tries: message.tries + 1, lastFailure: code, failedAt: now });
    const wait = waitAfter(message.tries, retryAfterMs);
    if (wait === null) {
      await rows.put(subscriptionId, [rowOf(message, 'DEAD')]);
      this.finish(message);
      this.lanes.shift(lane);
    } else {
      message.dueAt = now + wait;
      await this.keep(lane.messages);
    }
    if (isGone) pause('GONE');
    else if (health.isGivenUp(now)) pause('FAILING');
  }

  /** Writes the first, whose tries moved on, and those behind it that are no rows yet. */
  private async keep(messages: readonly Message[]): Promise<void> {
    const [first] = messages;
    const kept = messages.filter((message) => message === first || !message.isKept);
    await this.context.rows.put(
      this.context.subscriptionId,
      kept.map((message) => rowOf(message, 'WAITING')),
    );
    for (const message of kept) {
      message.isKept = true;
      this.finish(message);
    }
  }

  /** The checkpoint may pass it: it was delivered, or it is a row. */
  private finish(message: Message): void {
    this.done.get(message)?.();
    this.done.delete(message);
  }

  private async storedAgain({ stream, revision }: Message): Promise<StoredEvent> {
    const { events } = await this.context.store.read(stream, revision);
    const [stored] = events;
    if (stored?.revision !== revision) throw new Error(`${stream} has no revision ${revision}`);
    return stored;
  }

  private async persistently(work: () => Promise<void>): Promise<void> {
    while (!this.isEnding) {
      try {
        return await work();
      } catch (error) {
        this.context.observer.interrupted?.('webhooks', error);
        await this.context.room.wait(OWN_FAULT_MS);
      }
    }
  }
}
