import type { DeliveryRow } from './delivery-rows.js';
import { LaneDeliveries } from './lane-deliveries.js';
import { LogIntake } from './log-intake.js';
import { ProgressWriter } from './progress-writer.js';
import { ReceiverHealth } from './receiver-health.js';
import type { RunContext, RunParts } from './run-context.js';
import { TakenEvents } from './taken-events.js';
import { Wakeable } from './wakeable.js';

const FLUSH_MS = 200;

/**
 * One subscription from its checkpoint on: takes what concerns it from the log, delivers each account's events in
 * order, and writes how far it is. The three meet in `RunContext` only: the log is taken while events are delivered.
 */
export class SubscriptionRun {
  private readonly ending = new AbortController();
  private readonly context: RunContext;
  private readonly deliveries: LaneDeliveries;
  private readonly intake: LogIntake;
  private readonly progress: ProgressWriter;

  constructor(row: DeliveryRow, parts: RunParts) {
    this.context = {
      ...parts,
      subscriptionId: row.subscription_id,
      taken: new TakenEvents(row.checkpoint),
      health: new ReceiverHealth({
        failuresInRow: row.failures_in_row,
        failingSince: row.failing_since,
        lastSuccessAt: row.last_success_at,
        lastFailureAt: row.last_failure_at,
        lastFailure: row.last_failure,
      }),
      room: new Wakeable(),
      ending: this.ending.signal,
    };
    this.deliveries = new LaneDeliveries(this.context);
    this.intake = new LogIntake(row.checkpoint, this.context, (stored) =>
      this.deliveries.accept(stored),
    );
    this.progress = new ProgressWriter(row.checkpoint, this.context, () => this.end());
  }

  /** Resolves once it was ended and nothing is under way. */
  async run(): Promise<void> {
    const { rows, subscriptionId, courier } = this.context;
    const flushing = setInterval(() => void this.progress.flush(), FLUSH_MS);
    try {
      this.deliveries.resume(await rows.waiting(subscriptionId));
      await this.intake.run();
    } finally {
      this.end();
      clearInterval(flushing);
      await this.deliveries.cease();
      await this.progress.finish();
      await courier.close();
    }
  }

  /** Starts nothing more; what is under way may finish. */
  end(): void {
    this.ending.abort();
    this.context.room.wake();
  }
}
