import { EventStoreObserver } from '../../event-store-observer.js';

/** Keeps what it was told. */
export class NotingObserver extends EventStoreObserver {
  readonly told: string[] = [];
  private readonly waiting = new Map<string, () => void>();

  /** Resolves when a call is made again. */
  retry(call: string): Promise<void> {
    return new Promise((resolve) => this.waiting.set(call, resolve));
  }

  appended(): void {
    this.told.push('appended');
  }
  conflict(): void {
    this.told.push('conflict');
  }
  duplicate(): void {
    this.told.push('duplicate');
  }
  groupWritten(): void {}
  retried(call: string): void {
    this.told.push(`retried ${call}`);
    this.waiting.get(call)?.();
  }
}
