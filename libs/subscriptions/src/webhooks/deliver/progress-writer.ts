import type { Position } from '@keyledger/event-store';
import type { RunContext } from './run-context.js';

/** Writes how far a run is and how its receiver does, where that changed. */
export class ProgressWriter {
  private written: string;
  private flushing: Promise<void> | null = null;

  /**
   * @param checkpoint what the row says: only from there is it moved on.
   * @param lost called when the row is elsewhere: somebody else runs the subscription, or it is gone.
   */
  constructor(
    private checkpoint: Position | null,
    private readonly context: RunContext,
    private readonly lost: () => void,
  ) {
    this.written = this.summary();
  }

  /** One at a time: two that overtake each other would each take the other for somebody else. Never rejects. */
  flush(): Promise<void> {
    this.flushing ??= this.write().finally(() => {
      this.flushing = null;
    });
    return this.flushing;
  }

  /** Writes what came last: a write that is under way may have begun before it. */
  async finish(): Promise<void> {
    await this.flushing;
    await this.flush();
  }

  private async write(): Promise<void> {
    const checkpoint = this.context.taken.checkpoint();
    const summary = this.summary();
    if (checkpoint === this.checkpoint && summary === this.written) return;
    const from = this.checkpoint;
    const { failuresInRow, failingSince, lastSuccessAt, lastFailureAt, lastFailure } =
      this.context.health.current;
    this.checkpoint = checkpoint;
    this.written = summary;
    try {
      const isOurs = await this.context.rows.move(this.context.subscriptionId, from, {
        checkpoint,
        failures_in_row: failuresInRow,
        failing_since: failingSince,
        last_success_at: lastSuccessAt,
        last_failure_at: lastFailureAt,
        last_failure: lastFailure,
      });
      if (!isOurs) this.lost();
    } catch (error) {
      this.context.observer.interrupted?.('webhooks', error);
      this.checkpoint = from;
    }
  }

  private summary(): string {
    return JSON.stringify(this.context.health.current);
  }
}
